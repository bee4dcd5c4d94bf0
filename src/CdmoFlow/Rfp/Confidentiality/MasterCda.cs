using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>A master agreement that other selections of the sponsor may rely on, as lists keep it. Before it is relied on, it is read afresh.</summary>
/// <param name="SelectionId">Where it was executed.</param>
/// <param name="Sponsor">The sponsor's name.</param>
/// <param name="CdmoId">With whom.</param>
/// <param name="ExpiresOn">Last day on which it binds; null for no end.</param>
public sealed record MasterCda(string SelectionId, string Sponsor, string CdmoId, DateOnly? ExpiresOn)
{
    /// <summary>Those of a selection; one that was itself taken over is listed where it was made.</summary>
    public static IReadOnlyList<MasterCda> Of(Selection selection) =>
        [.. selection.Cdas.Where(c => c is { Scope: CdaScope.Master, Holds: true, ReusedFrom: null }).Select(c => new MasterCda(selection.Id, selection.State.Brief.Sponsor, c.CdmoId, c.ExpiresOn))];

    /// <summary>Those that a selection may rely on for a CDMO, the longest first.</summary>
    public static IReadOnlyList<MasterCda> For(Selection selection, string cdmoId, IEnumerable<MasterCda> all, DateTimeOffset now)
    {
        var today = Days.Of(now, selection.State.Brief.TimeZone);
        return
        [
            .. all.Where(m => m.CdmoId == cdmoId && m.SelectionId != selection.Id && !(m.ExpiresOn < today) && string.Equals(m.Sponsor.Trim(), selection.State.Brief.Sponsor.Trim(), StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(m => m.ExpiresOn ?? DateOnly.MaxValue),
        ];
    }
}
