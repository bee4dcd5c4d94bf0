using System.Text.RegularExpressions;
using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Layout;

/// <summary>The addresses that a route of a page has for one selection.</summary>
internal static partial class RoomPages
{
    /// <summary>True for pages of a CDMO's room.</summary>
    public static bool IsOfRooms(RouteRule rule) => rule.Route.StartsWith("rooms/", StringComparison.Ordinal);

    /// <summary>One address for each thing in the selection that the route can be about.</summary>
    /// <param name="rule">The route.</param>
    /// <param name="selection">The selection.</param>
    /// <param name="cdmoId">The CDMO whose room it is; null for the sponsor, who sees several.</param>
    /// <param name="mailIds">Its mails.</param>
    public static IEnumerable<string> Of(RouteRule rule, Selection selection, string? cdmoId, IReadOnlyList<string> mailIds)
    {
        IEnumerable<string> paths = [rule.Route];
        foreach (var hole in Hole().Matches(rule.Route).Select(m => m.Groups["name"].Value))
            paths = paths.SelectMany(p => Values(hole, selection, cdmoId, mailIds).Select(value => Regex.Replace(p, $@"\{{\*?{hole}[^}}]*\}}", Uri.EscapeDataString(value), RegexOptions.None, TimeSpan.FromSeconds(1))));
        return rule.Route == "search" ? [$"search?q={Uri.EscapeDataString($"\"><script>{HostileTexts.Call}(6)</script>")}", "search?q=bio"] : paths;
    }

    private static IEnumerable<string> Values(string hole, Selection selection, string? cdmoId, IReadOnlyList<string> mailIds) => hole switch
    {
        "selectionId" => [selection.Id],
        "cdmoId" when cdmoId is not null => [cdmoId],
        "cdmoId" => selection.Proposals.Select(p => p.CdmoId).Concat(selection.Candidates.Select(c => c.CdmoId)).Distinct(StringComparer.Ordinal).Take(2),
        "gateId" => selection.Gates.Select(g => g.Id),
        "mailId" => mailIds,
        "version" => ["1"],
        "importId" or "token" => ["unknown"],
        "x" => [""],
        _ => throw new InvalidOperationException($"The route {selection.Id} has a part {hole}, for which this test knows no value. Add one."),
    };

    [GeneratedRegex(@"\{\*?(?<name>\w+)[^}]*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}
