using CdmoFlow.Records;

namespace CdmoFlow.Rfp.Writing;

/// <summary>Who licenses a product in a market: a CDMO needs it to say which inspections it holds.</summary>
/// <param name="Name">The authority, as people write it.</param>
/// <param name="Markets">How the market is written.</param>
public sealed record Authority([property: System.Text.Json.Serialization.JsonPropertyName("authority")] string Name, IReadOnlyList<string> Markets)
{
    /// <summary>The authorities that we know; a market of another one names it itself, as <c>Chile (ISP)</c>.</summary>
    public static IReadOnlyList<Authority> All { get; } = EmbeddedList.Read<Authority[]>("Rfp/Writing/authorities.json");

    private static readonly string[] Wide = ["worldwide", "global", "globally", "world", "rest of world", "row", "international", "all", "other", "others", "asia", "africa", "latin america", "latam", "apac", "mena", "emerging markets"];

    /// <summary>The authority of a market, or null where neither we nor the market's own words name one.</summary>
    public static string? Of(string market)
    {
        if (All.FirstOrDefault(a => a.Markets.Contains(market.Trim(), StringComparer.OrdinalIgnoreCase)) is { } known) return known.Name;
        var open = market.IndexOf('(', StringComparison.Ordinal);
        var named = open > 0 && market.TrimEnd().EndsWith(')') ? market[(open + 1)..market.LastIndexOf(')')].Trim() : "";
        return named.Length > 1 ? named : null;
    }

    /// <summary>True for words that name no market in which a product could be licensed.</summary>
    public static bool IsTooWide(string market) => Wide.Contains(market.Trim(), StringComparer.OrdinalIgnoreCase);
}
