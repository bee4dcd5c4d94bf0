using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality.HandIns;

/// <summary>What CDMOs handed in about their agreements.</summary>
public static class CdaHandIns
{
    /// <summary>Hand-ins that one CDMO may have at most.</summary>
    public const int Most = 30;

    /// <summary>Those of one CDMO, by number.</summary>
    public static IReadOnlyList<CdaHandIn> Of(Selection selection, string cdmoId) => [.. selection.All<CdaHandIn>().Where(h => h.CdmoId == cdmoId)];

    /// <summary>The one that the project manager has to decide on; null for none. At most one waits, because a later one takes its place.</summary>
    public static CdaHandIn? Waiting(Selection selection, string cdmoId) => Of(selection, cdmoId).LastOrDefault(h => h.State == CdaHandInState.Waiting);

    /// <summary>The side that must act next: the sponsor while something waits for its decision, else as the agreement says.</summary>
    public static CdaSide? BallOf(Selection selection, Cda cda) => Waiting(selection, cda.CdmoId) is null ? cda.Ball : CdaSide.Sponsor;
}
