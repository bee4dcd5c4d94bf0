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
    /// <exception cref="JsonException">The row is damaged.</exception>
    public string Line(StoredRow row)
    {
        Read(row);
        return row.ToLine();
    }

    /// <summary>Keeps nothing of a row but who is named. In one that is damaged, whoever's id stands anywhere counts as named: rather a name too many is kept than one lost.</summary>
    public void Look(StoredRow row)
    {
        try
        {
            Read(row);
        }
        catch (JsonException)
        {
            found.UnionWith(known.Where(id => row.Json.Contains(id, StringComparison.Ordinal)));
        }
    }

    private void Read(StoredRow row)
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
