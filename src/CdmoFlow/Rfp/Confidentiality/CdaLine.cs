using CdmoFlow.Rfp.Confidentiality.HandIns;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>One agreement in the overview of a selection.</summary>
/// <param name="CdmoId">Company id.</param>
/// <param name="Name">Company name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Discloses">True while confidential content may reach the CDMO today.</param>
/// <param name="Ball">The side that must act; null for none.</param>
/// <param name="Days">Whole days since the last move; null where that was not kept.</param>
/// <param name="Rounds">Rounds of negotiation.</param>
/// <param name="Next">The next date, UTC: a follow-up, a notice, the end, or the due date of the stage; null for none.</param>
/// <param name="ExpiresOn">Last day on which it binds.</param>
/// <param name="HasCopy">The signed copy is stored.</param>
public sealed record CdaLine(string CdmoId, string Name, CdaState State, bool Discloses, CdaSide? Ball, int? Days, int Rounds, DateTimeOffset? Next, DateOnly? ExpiresOn, bool HasCopy)
{
    /// <summary>All agreements of a selection: those that wait first, the longest waiting on top.</summary>
    public static IReadOnlyList<CdaLine> Of(Selection selection, DateTimeOffset now) =>
        [.. selection.Cdas.Select(c => Of(selection, c, now)).OrderBy(l => l.Ball is null).ThenByDescending(l => l.Days).ThenBy(l => l.Name, StringComparer.Ordinal)];

    private static CdaLine Of(Selection selection, Cda cda, DateTimeOffset now)
    {
        var stageEnds = cda.IsOpen && selection.State.Stage == Stage.Cda ? selection.State.DueAt : null;
        DateTimeOffset?[] dates = [CdaDatesUpkeep.NextAt(selection, cda), stageEnds];
        return new(
            cda.CdmoId, selection.NameOf(cda.CdmoId), cda.State, Disclosure.IsOpen(selection, cda.CdmoId, now), CdaHandIns.BallOf(selection, cda), cda.MovedAt is { } moved ? Math.Max(0, (int)(now - moved).TotalDays) : null,
            cda.Rounds.Count, dates.Where(d => d > now).Min(), cda.ExpiresOn, cda.CopyDocumentId is not null);
    }
}
