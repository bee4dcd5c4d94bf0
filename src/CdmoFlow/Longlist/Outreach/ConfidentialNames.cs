using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CdmoFlow.Scoping;

namespace CdmoFlow.Longlist.Outreach;

/// <summary>
/// Finds the names and codes by which the product or the sponsor could be recognised in a text that leaves the house before any confidentiality agreement. Case, blanks and dashes make no difference: "LKS-204" is found in "lks 204".
/// </summary>
public static partial class ConfidentialNames
{
    // Words that stand in the names of many companies and tell nothing.
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "biologics", "biopharma", "biosciences", "biotech", "biotechnology", "company", "corp", "corporation", "gmbh", "group", "holding", "holdings", "international", "laboratories", "labs", "limited", "life", "medical", "medicines",
        "pharma", "pharmaceutical", "pharmaceuticals", "research", "science", "sciences", "the", "therapeutics", "und",
    };

    /// <summary>The names that must not appear.</summary>
    /// <param name="brief">Its sponsor and program.</param>
    /// <param name="withheld">Further names that somebody typed.</param>
    /// <param name="namesSponsor">True where the sponsor's own name may stand.</param>
    public static IReadOnlyList<string> Of(Brief brief, IEnumerable<string> withheld, bool namesSponsor)
    {
        List<string> names = [brief.Program, .. Words(brief.Program).Where(IsCode), .. Words(brief.WorkPackage).Where(IsCode), .. withheld];
        // The words that make the sponsor's name its own are enough to recognise it.
        if (!namesSponsor) names.AddRange([brief.Sponsor, .. Words(brief.Sponsor).Where(w => w.Length > 3 && !Common.Contains(w))]);
        return [.. names.Select(n => n.Trim()).Where(n => n.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The first of the names that stands in the text, or null.</summary>
    public static string? In(string text, IEnumerable<string> names)
    {
        var plain = Plain(text);
        return names.FirstOrDefault(name => Matches(plain, name));
    }

    private static bool Matches(string text, string name)
    {
        var parts = Part().Matches(Plain(name)).Select(m => Regex.Escape(m.Value)).ToList();
        return parts.Count > 0
            && Regex.IsMatch(text, $@"(?<![\p{{L}}\p{{N}}]){string.Join(@"[^\p{L}\p{N}]*", parts)}(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    // Letters with a digit among them: a code of a product, not a word of a language. A phase or a size has no letter before its digit.
    private static bool IsCode(string word) => word.Any(char.IsAsciiDigit) && word.Count(char.IsLetter) >= 2;

    // Wide letters, ligatures and characters that nobody sees must not hide a name.
    private static string Plain(string text) =>
        new([.. text.Normalize(NormalizationForm.FormKC).Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark))]);

    private static string[] Words(string text) => text.Split([' ', ',', '(', ')', '/', ':', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Letters and digits apart, so that a dash between them may be there or not.
    [GeneratedRegex(@"\p{L}+|\p{N}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
