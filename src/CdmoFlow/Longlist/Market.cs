namespace CdmoFlow.Longlist;

/// <summary>What a target market implies for region and authority; markets it does not know are checked by people.</summary>
public static class Market
{
    private static readonly Dictionary<string, (Region Region, string? Authority)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["US"] = (Region.NorthAmerica, "FDA"),
        ["USA"] = (Region.NorthAmerica, "FDA"),
        ["United States"] = (Region.NorthAmerica, "FDA"),
        ["Canada"] = (Region.NorthAmerica, "HC"),
        ["CA"] = (Region.NorthAmerica, "HC"),
        ["EU"] = (Region.Europe, "EMA"),
        ["Europe"] = (Region.Europe, "EMA"),
        ["UK"] = (Region.Europe, "MHRA"),
        ["GB"] = (Region.Europe, "MHRA"),
        ["Switzerland"] = (Region.Europe, "SWISSMEDIC"),
        ["CH"] = (Region.Europe, "SWISSMEDIC"),
        ["Japan"] = (Region.Asia, "PMDA"),
        ["JP"] = (Region.Asia, "PMDA"),
        ["China"] = (Region.Asia, "NMPA"),
        ["CN"] = (Region.Asia, "NMPA"),
        ["Asia"] = (Region.Asia, null),
    };

    /// <summary>The region of a market, or null.</summary>
    public static Region? RegionOf(string market) => Known.TryGetValue(market.Trim(), out var known) ? known.Region : null;

    /// <summary>The authority whose approval the market needs, or null.</summary>
    public static string? AuthorityOf(string market) => Known.TryGetValue(market.Trim(), out var known) ? known.Authority : null;
}
