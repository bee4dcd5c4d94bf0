using System.Text;
using System.Text.Json;
using CdmoFlow.Records.Exports;

namespace CdmoFlow.Functions.Records.Exports;

/// <summary>Notices which people the exported rows name, so that their names go with them and nobody else's.</summary>
internal sealed class NamedPeople(IReadOnlySet<string> known)
{
    private readonly HashSet<string> found = new(StringComparer.Ordinal);

    /// <summary>Those that were named.</summary>
    public IReadOnlyCollection<string> Found => found;

    /// <summary>The line of a row.</summary>
    public string Line(StoredRow row)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(row.Json));
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.GetString() is { } text && known.Contains(text)) found.Add(text);
        }

        foreach (var part in row.RowKey.Split('|').Where(known.Contains)) found.Add(part);
        return row.ToLine();
    }

    /// <summary>The lines of rows.</summary>
    public IAsyncEnumerable<string> LinesAsync(IAsyncEnumerable<StoredRow> rows) => rows.Select(Line);
}
