using CdmoFlow.Records;

namespace CdmoFlow.Web.Layout;

/// <summary>Names of states for people: <c>rfp_issued</c> reads "RFP issued".</summary>
public static class Words
{
    private static readonly Dictionary<string, string> Upper = new(StringComparer.Ordinal)
    {
        ["rfp"] = "RFP",
        ["cda"] = "CDA",
        ["msa"] = "MSA",
        ["sow"] = "SOW",
        ["cmc"] = "CMC",
        ["cdmo"] = "CDMO",
        ["cgt"] = "CGT",
        ["rnd"] = "R&D",
        ["ii"] = "II",
        ["iii"] = "III",
        ["i"] = "I",
    };

    /// <summary>The words of an enumeration value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Of(EnumNames.Of(value));

    /// <summary>The words of a snake_case key.</summary>
    public static string Of(string key)
    {
        var words = string.Join(' ', key.Split('_').Select(w => Upper.GetValueOrDefault(w, w)));
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
