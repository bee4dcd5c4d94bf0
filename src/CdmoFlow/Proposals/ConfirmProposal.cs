using System.Globalization;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>A CDMO stands by its proposal after an amendment.</summary>
/// <param name="Addendum">The last amendment that the room showed: what came after it is not confirmed unread.</param>
public sealed record ConfirmProposalInput(int? Addendum);

/// <summary>Confirms that a submitted proposal answers the RFP as amended, unchanged. To change it, the CDMO submits another version.</summary>
public static class ConfirmProposal
{
    /// <summary>The proposal counts again, with the instant of the confirmation; the CDMO gets it by mail.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, ConfirmProposalInput input, Actor actor, DateTimeOffset now)
    {
        if (!string.Equals(actor.CdmoId, cdmoId, StringComparison.Ordinal)) return Refusal.Forbidden("This is the room of another company.");
        if (input.Addendum is null) return Refusal.Invalid("addendum", "Name the last addendum that you have read.");
        if (Participation.Check(selection, cdmoId, now) is { } refusal) return refusal;
        var last = Addenda.LastAmendment(selection);
        var counting = selection.Proposals.LastOrDefault(p => p.CdmoId == cdmoId && p.Counts);
        if (counting is null) return Refusal.NotFound("proposal to confirm");
        if (counting.State == ProposalState.Submitted) return Outcome.AlreadyDone;
        if (counting.State != ProposalState.NeedsReconfirmation) return Refusal.WrongState("nothing-to-confirm", $"Your proposal is {EnumNames.Of(counting.State)}; nothing is left to confirm.");
        if (input.Addendum < last)
            return Refusal.WrongState("amended-again", string.Create(CultureInfo.InvariantCulture, $"The RFP was amended again by addendum {last}. Read it in your room, then confirm or replace your proposal."));
        var confirmed = counting with { State = ProposalState.Submitted, Addendum = last, ConfirmedAt = now };
        return new Change()
            .Put(confirmed)
            .Note("proposal.confirmed", confirmed.RowKey, EnumNames.Of(counting.State), string.Create(CultureInfo.InvariantCulture, $"addendum {last}"))
            .Mail(MailOrder.Of(
                "submission_confirmed", actor.PersonId, MailLink.Room(cdmoId), ("received", Zones.Format(counting.SubmittedAt, selection.State.Brief.TimeZone)),
                ("confirmed", Zones.Format(now, selection.State.Brief.TimeZone)), ("addendum", last.ToString(CultureInfo.InvariantCulture))))
            .Wake(Instances.Invitation(selection.Id, selection.State.RfpRound, cdmoId));
    }
}
