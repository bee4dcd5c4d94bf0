using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>A CDMO takes its proposal back.</summary>
/// <param name="Reason">May be left out.</param>
public sealed record WithdrawProposalInput(string? Reason);

/// <summary>Takes the proposal that counts back, before the deadline. Another one may be submitted until then.</summary>
public static class WithdrawProposal
{
    /// <summary>Withdraws and confirms it by mail, in case it was not meant. The trail holds the states alone: the team reads it before the opening, and the reason is the CDMO's own.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, WithdrawProposalInput input, Actor actor, DateTimeOffset now)
    {
        if (!string.Equals(actor.CdmoId, cdmoId, StringComparison.Ordinal)) return Refusal.Forbidden("This is the room of another company.");
        if (input.Reason?.Length > 1000) return Refusal.Invalid("reason", "Enter at most 1,000 characters.");
        var mine = selection.Proposals.Where(p => p.CdmoId == cdmoId).ToList();
        if (mine.Count == 0) return Refusal.NotFound("proposal");
        if (Participation.Check(selection, cdmoId, now) is { } refusal) return refusal;
        if (mine.Find(p => p.State is ProposalState.Submitted or ProposalState.NeedsReconfirmation) is not { } seal) return Outcome.AlreadyDone;
        return new Change()
            .Put(seal with { State = ProposalState.Withdrawn })
            .Note("proposal.withdrawn", seal.RowKey, EnumNames.Of(seal.State), EnumNames.Of(ProposalState.Withdrawn))
            .Mail(MailOrder.Of("submission_withdrawn", actor.PersonId, MailLink.Room(cdmoId), ("received", Zones.Format(seal.SubmittedAt, selection.State.Brief.TimeZone))))
            .Wake(Instances.Invitation(selection.Id, selection.State.RfpRound, cdmoId));
    }
}
