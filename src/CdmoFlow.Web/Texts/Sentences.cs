using System.Globalization;
using System.Text.RegularExpressions;
using CdmoFlow.Contracts;
using CdmoFlow.Gates;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Contracts;

namespace CdmoFlow.Web.Texts;

/// <summary>
/// Sentences that the domain makes in English, such as what is to be done and what the clock does next, in the reader's language. They lie in list rows and go out by mail as they are; a page finds the English text that a sentence was made of
/// and says the other one. What is not known, such as what a person wrote, stays as it is.
/// </summary>
public static class Sentences
{
    private static readonly string[] Rooms = ["Waiting", "Clock", "Verdicts", "Fit", "Breaks"];

    private static readonly Lazy<Pattern[]> Patterns = new(() =>
        [.. Rooms.SelectMany(T.English).Select(text => new Pattern(text.Key, text.Value)).OrderByDescending(p => p.Said)]);

    /// <summary>A sentence in the reader's language.</summary>
    public static string Of(string sentence)
    {
        if (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Languages.All[0].Code) return sentence;
        foreach (var pattern in Patterns.Value)
        {
            if (pattern.Match(sentence) is { } values) return T.Of(pattern.Key, [.. values.Select(Inner)]);
        }

        return sentence;
    }

    // Gates, agreements and capacities stand inside of sentences; names and numbers stay.
    private static string Inner(string value)
    {
        foreach (var gate in Enum.GetValues<GateKind>())
        {
            if (string.Equals(GateNames.Of(gate), value, StringComparison.OrdinalIgnoreCase)) return GateWords.NameOf(gate);
        }

        foreach (var agreement in Enum.GetValues<AgreementKind>())
        {
            if (string.Equals(AgreementNames.Of(agreement), value, StringComparison.Ordinal)) return AgreementTitles.Of(agreement);
        }

        // A sentence within a sentence ends as one; capacities stand in a row.
        return WordOf(value) ?? T.Find($"MailKinds_{value.Replace(' ', '_')}") ?? (value.EndsWith('.') ? Of(value) : string.Join(", ", value.Split(", ").Select(v => WordOf(v) ?? v)));
    }

    private static string? WordOf(string value) => T.Find($"Words_{value.Replace(' ', '_')}");

    /// <summary>An English text with places for values, read backwards.</summary>
    private sealed class Pattern(string key, string text)
    {
        private static readonly Regex Place = new(@"\\\{(?<n>\d)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        private readonly int places = text.Count(c => c == '{');
        private readonly Regex whole = new($"^{Place.Replace(Regex.Escape(text), "(?<v${n}>.+)")}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

        public string Key => key;

        // The text that says most comes first: "Answer question {0} at the {1}" before "Answer question {0}".
        public int Said => text.Length - (3 * places);

        public string[]? Match(string sentence) => whole.Match(sentence) is { Success: true } found ? [.. Enumerable.Range(0, places).Select(n => found.Groups[$"v{n}"].Value)] : null;
    }
}
