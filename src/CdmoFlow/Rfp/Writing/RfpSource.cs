using System.Text.RegularExpressions;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Writing;

/// <summary>Where the texts of an RFP can be taken from: a template, or an earlier selection of the same person.</summary>
/// <param name="Id"><c>template:oral-solid</c> or <c>selection:</c> with the selection's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Parts">Text by key of an RFP part.</param>
/// <param name="LeftOut">Parts that are not handed on because they name a company or a price.</param>
public sealed partial record RfpSource(string Id, string Name, IReadOnlyDictionary<string, string> Parts, IReadOnlyList<string> LeftOut)
{
    private const string OfTemplate = "template:";
    private const string OfSelection = "selection:";

    /// <summary>The template of that id, or null.</summary>
    public static RfpSource? Template(string? id) => RfpTemplate.All.FirstOrDefault(t => id == $"{OfTemplate}{t.Key}") is { } template ? new(id!, template.Name, template.Parts, []) : null;

    /// <summary>The id of the selection that a source id names, or null.</summary>
    public static string? SelectionIdOf(string? id) => id?.StartsWith(OfSelection, StringComparison.Ordinal) == true ? id[OfSelection.Length..] : null;

    /// <summary>
    /// The RFP of an earlier selection; null for whoever has no seat in its team that may read. A part that names one of its companies, or a sum of money, stays there.
    /// </summary>
    public static RfpSource? Earlier(Selection earlier, string personId)
    {
        if (earlier.State.Team.FirstOrDefault(m => m.PersonId == personId) is not { MayRead: true }) return null;
        var content = RfpContent.Of(earlier.State.Brief);
        var written = RfpPart.All.Select(p => (p.Key, Text: p.TextOf(content))).Where(p => p.Text.Length > 0).ToList();
        var leftOut = written.Where(p => NamesSomebody(earlier, p.Text) || Money().IsMatch(p.Text)).Select(p => p.Key).ToList();
        return new($"{OfSelection}{earlier.Id}", earlier.State.Title, written.Where(p => !leftOut.Contains(p.Key, StringComparer.Ordinal)).ToDictionary(p => p.Key, p => p.Text, StringComparer.Ordinal), leftOut);
    }

    private static bool NamesSomebody(Selection earlier, string text) =>
        earlier.Candidates.Select(c => c.Name).Any(n => n.Length > 3 && text.Contains(n, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"[€$£¥]\s?\d|\d\s?[€$£¥]|\b(EUR|USD|GBP|CHF|JPY|SEK|DKK|NOK|CAD|AUD)\s?\d|\d\s?(EUR|USD|GBP|CHF|JPY|SEK|DKK|NOK|CAD|AUD|euros?|dollars?|million|k€)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Money();
}
