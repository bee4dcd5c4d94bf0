using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;

namespace CdmoFlow.Integration.Tests.Layout;

/// <summary>Turns every text that a person could have written into an attack, in the rows as they are stored: what checks at the door would refuse may have come in before there was a check.</summary>
internal static partial class HostileTexts
{
    /// <summary>The function that every attack calls; a page on which it is called, or could be, is open.</summary>
    public const string Call = "pwned";

    private const int Chunk = 30_000;

    // Names that may be one word; whatever has a blank in it is a text anyway, because ids, dates and words of enumerations have none.
    private static readonly string[] Names = ["name", "fileName", "title", "program", "sponsor", "subject", "city", "product", "printedName"];

    // Read by programs: a wrong address or zone is no text but a fault.
    private static readonly string[] Machines = ["email", "timeZone"];

    /// <summary>The attack with its own mark, by which a page is known to show the field.</summary>
    public static string Of(string field, string text) =>
        $"\"'><script>{Call}(1)</script><img src=x onerror={Call}(2)><svg/onload={Call}(3)></title></textarea></style><a href=\"javascript:{Call}(4)\">{Mark(field)}\u202Egnp.{text}";

    /// <summary>What stands in the attack of a field.</summary>
    public static string Mark(string field) => $"[{field}]";

    /// <summary>The fields whose attacks a text holds.</summary>
    public static IEnumerable<string> Marks(string text) => Marked().Matches(text).Select(m => m.Groups["field"].Value);

    /// <summary>Rewrites a table; answers the fields that were turned.</summary>
    public static async Task<IReadOnlySet<string>> RewriteAsync(TableClient table)
    {
        HashSet<string> turned = new(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            var texts = row.Where(p => p.Value is string && Part().IsMatch(p.Key)).GroupBy(p => Part().Match(p.Key).Groups["name"].Value).ToList();
            foreach (var text in texts)
            {
                var parts = text.OrderBy(p => int.Parse(Part().Match(p.Key).Groups["number"].Value, CultureInfo.InvariantCulture)).ToList();
                var json = string.Concat(parts.Select(p => (string)p.Value));
                if (json.Length == 0 || json[0] is not ('{' or '[')) continue;
                var node = JsonNode.Parse(json)!;
                Turn(node, "", turned);
                foreach (var part in parts) row.Remove(part.Key);
                json = node.ToJsonString(CdmoFlow.Records.Json.Options);
                for (var i = 0; i * Chunk < json.Length; i++) row[$"{text.Key}{i}"] = json.Substring(i * Chunk, Math.Min(Chunk, json.Length - (i * Chunk)));
            }

            if (texts.Count > 0) await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);
        }

        return turned;
    }

    private static void Turn(JsonNode? node, string field, HashSet<string> turned)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var name in fields.Select(f => f.Key).ToList()) Replace(fields[name], name, turned, value => fields[name] = value);
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    var at = i;
                    Replace(items[i], field, turned, value => items[at] = value);
                }

                break;
            default:
                break;
        }
    }

    private static void Replace(JsonNode? node, string field, HashSet<string> turned, Action<JsonNode> put)
    {
        if (node is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            Turn(node, field, turned);
            return;
        }

        if (Machines.Contains(field, StringComparer.Ordinal) || text.Length == 0) return;
        if (text.StartsWith("http", StringComparison.Ordinal)) put($"javascript:{Call}(5)//{text}");
        else if (text.Contains(' ', StringComparison.Ordinal) || Names.Contains(field, StringComparer.Ordinal)) put(Of(field, text));
        else return;
        turned.Add(field);
    }

    [GeneratedRegex(@"^(?<name>[A-Z]\w*?)(?<number>\d+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();

    [GeneratedRegex(@"javascript:pwned\(4\)[^\[]{1,8}\[(?<field>\w+)\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marked();
}
