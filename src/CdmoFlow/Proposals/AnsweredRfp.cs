using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>What a submission that comes at an instant answers, and how it counts.</summary>
/// <param name="Addendum">The last amendment that it answers; 0 for the RFP as issued.</param>
/// <param name="IsLate">It comes after its CDMO's deadline and is taken in for the project manager to decide.</param>
/// <param name="State">The state in which it is stored.</param>
public sealed record AnsweredRfp(int Addendum, bool IsLate, ProposalState State)
{
    /// <summary>
    /// Judges by the instant of the request, and by the amendment that its form was filled in for where it says so: what was on its way when an amendment went out, or was written before, answers the older version.
    /// </summary>
    public static AnsweredRfp Of(Selection selection, string cdmoId, DateTimeOffset now, int? seenAddendum)
    {
        var last = Addenda.LastAmendment(selection);
        var issued = Addenda.Amendments(selection).Where(a => a.IssuedAt <= now).Select(a => a.Addendum!.Value).LastOrDefault();
        var answered = seenAddendum is { } seen && seen < issued ? seen : issued;
        var late = Participation.IsTakenLate(selection, cdmoId, now);
        return new(answered, late, late ? ProposalState.Late : answered < last ? ProposalState.NeedsReconfirmation : ProposalState.Submitted);
    }

    /// <summary>True for an earlier version that this one takes the place of: a late one never replaces one that came in time.</summary>
    public bool Replaces(ProposalSeal earlier) => IsLate ? earlier.State == ProposalState.Late : earlier.Counts;
}
