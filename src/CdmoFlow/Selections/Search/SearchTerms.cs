using System.Globalization;
using System.Text;

namespace CdmoFlow.Selections.Search;

/// <summary>The words of a query. Case and diacritics do not count, the order does not either, and every word must be found.</summary>
public sealed class SearchTerms
{
    /// <summary>The longest query that is read; what is typed beyond it is left out.</summary>
    public const int Longest = 200;

    private static readonly char[] Separators = [' ', '\t', ',', ';'];

    private readonly string[] words;

    private SearchTerms(string typed, string[] words) => (Typed, this.words) = (typed, words);

    /// <summary>The query as typed, without blanks around it.</summary>
    public string Typed { get; }

    /// <summary>True when there is nothing to look for.</summary>
    public bool IsEmpty => words.Length == 0;

    /// <summary>Reads a query.</summary>
    public static SearchTerms Read(string? query)
    {
        var typed = (query ?? "").Trim();
        if (typed.Length > Longest) typed = typed[..Longest];
        return new SearchTerms(typed, [.. Fold(typed).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>True when every word stands in the text.</summary>
    public bool Match(string text) => !IsEmpty && Fold(text) is var folded && Array.TrueForAll(words, w => folded.Contains(w, StringComparison.Ordinal));

    /// <summary>True when every word stands in the name or in what surrounds it, and at least one in the name.</summary>
    public bool Match(string name, string around)
    {
        if (IsEmpty) return false;
        var folded = Fold(name);
        return Array.Exists(words, w => folded.Contains(w, StringComparison.Ordinal)) && Match($"{name} {around}");
    }

    /// <summary>Text in small letters without diacritics: "Évora Biologics" becomes "evora biologics".</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Sound(text).Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark) continue;
            folded.Append(Unsplit(char.ToLowerInvariant(letter)));
        }

        return folded.ToString();
    }

    // Half a surrogate pair, as a program may send it, cannot be normalised.
    private static string Sound(string text) => string.Concat(text.EnumerateRunes());

    // Letters that Unicode does not split into a base letter and a mark.
    private static string Unsplit(char letter) => letter switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        _ => letter.ToString(),
    };
}
