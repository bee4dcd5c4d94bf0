using CdmoFlow.Records;
using CdmoFlow.Web.Texts;

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

    /// <summary>The words of a snake_case key, in the reader's language where it has them.</summary>
    public static string Of(string key)
    {
        // Capacities at gates are kept in words already.
        var snake = key.Replace(' ', '_');
        return T.Find($"Words_{snake}") ?? Plain(snake);
    }

    /// <summary>The English words that the key itself holds.</summary>
    public static string Plain(string key)
    {
        var words = string.Join(' ', key.Split('_').Select(w => Upper.GetValueOrDefault(w, w)));
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>The same inside of a sentence: English begins small there, German nouns stay as they are.</summary>
    public static string Inside(string key)
    {
        var words = Of(key);
        var small = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" && words.Length > 1 && char.IsLower(words[1]);
        return small ? char.ToLowerInvariant(words[0]) + words[1..] : words;
    }
}
