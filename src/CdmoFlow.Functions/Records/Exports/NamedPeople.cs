using System.Text;
using System.Text.Json;
using CdmoFlow.Records.Exports;

namespace CdmoFlow.Functions.Records.Exports;

/// <summary>Notices which people rows name: an export takes their names with it and nobody else's, and an anonymisation forgets none.</summary>
internal sealed class NamedPeople(IReadOnlySet<string> known)
{
    private readonly HashSet<string> found = new(StringComparer.Ordinal);

    /// <summary>Those that were named.</summary>
    public IReadOnlyCollection<string> Found => found;

    /// <summary>The line of a row.</summary>
    public string Line(StoredRow row)
    {
        Look(row);
        return row.ToLine();
    }

    /// <summary>Reads a row and keeps nothing of it but who is named.</summary>
    public void Look(StoredRow row)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(row.Json));
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.GetString() is { } text && known.Contains(text)) found.Add(text);
        }

        foreach (var part in row.RowKey.Split('|').Where(known.Contains)) found.Add(part);
    }

    /// <summary>The lines of rows.</summary>
    public IAsyncEnumerable<string> LinesAsync(IAsyncEnumerable<StoredRow> rows) => rows.Select(Line);
}
