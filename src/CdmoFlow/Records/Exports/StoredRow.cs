using System.Text.Json;

namespace CdmoFlow.Records.Exports;

/// <summary>A row as it lies in storage. In an export it is one line of JSON, with the record word for word, so that a restored row is the same row.</summary>
/// <param name="PartitionKey">The selection, or the selection and the CDMO whose room it is.</param>
/// <param name="RowKey">Kind and what makes it unique.</param>
/// <param name="Json">The record.</param>
public sealed record StoredRow(string PartitionKey, string RowKey, string Json)
{
    /// <summary>The first part of the row key.</summary>
    public string Kind => RowKey.Split('|')[0];

    /// <summary>The line.</summary>
    public string ToLine() => $"{{\"partitionKey\":{Quote(PartitionKey)},\"rowKey\":{Quote(RowKey)},\"record\":{Json}}}";

    /// <summary>The row of a line, or null when it is none.</summary>
    public static StoredRow? Read(string line)
    {
        try
        {
            using var parsed = JsonDocument.Parse(line);
            var root = parsed.RootElement;
            return new StoredRow(root.GetProperty("partitionKey").GetString()!, root.GetProperty("rowKey").GetString()!, root.GetProperty("record").GetRawText());
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text, Records.Json.Options);
}
