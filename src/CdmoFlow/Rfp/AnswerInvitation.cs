using CdmoFlow.Longlist;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>Whether a CDMO takes part.</summary>
/// <param name="Answer"><c>accept</c> or <c>decline</c>.</param>
/// <param name="Reason">Why not; needed to decline.</param>
public sealed record AnswerInvitationInput(string? Answer, string? Reason);

/// <summary>A CDMO accepts or declines its invitation. It may change its mind until the deadline, as long as nothing is submitted.</summary>
public static class AnswerInvitation
{
    /// <summary>Stores the answer; a CDMO that declines gets no more reminders.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, AnswerInvitationInput input, Actor actor, DateTimeOffset now)
    {
        if (!string.Equals(actor.CdmoId, cdmoId, StringComparison.Ordinal)) return Refusal.Forbidden("This is the room of another company.");
        List<FieldError> errors = [];
        var accepts = input.Answer == "accept";
        var reason = input.Reason?.Trim();
        if (input.Answer is not ("accept" or "decline")) errors.Add(new("answer", "Choose accept or decline."));
        if (input.Answer == "decline" && string.IsNullOrEmpty(reason)) errors.Add(new("reason", "Tell the sponsor in a sentence why you decline."));
        if (reason?.Length > 1000) errors.Add(new("reason", "Enter at most 1,000 characters."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (Participation.Check(selection, cdmoId, now) is { } refusal) return refusal;
        var invitation = selection.Find<Invitation>(Invitation.KeyOf(cdmoId))!;
        var answer = accepts ? InvitationState.Accepted : InvitationState.Declined;
        if (invitation.State == answer && (accepts || invitation.DeclineReason == reason)) return Outcome.AlreadyDone;
        if (!accepts && selection.Proposals.Any(p => p.CdmoId == cdmoId && p.Counts))
            return Refusal.WrongState("submitted", "You have submitted a proposal. Withdraw it first, then decline.");

        var change = new Change()
            .Put(invitation with
            {
                State = answer,
                AnsweredAt = now,
                DeclineReason = accepts ? null : reason,
                // Who comes back needs no reminder for the marks that passed in the meantime.
                RemindersSent = [.. invitation.RemindersSent.Union(Reminders.PassedAt(Deadlines.Of(selection, cdmoId)!.Value, now), StringComparer.Ordinal)],
            })
            .Note(accepts ? "invitation.accepted" : "invitation.declined", invitation.RowKey, EnumNames.Of(invitation.State), EnumNames.Of(answer), accepts ? null : reason)
            .Wake(Instances.Invitation(selection.Id, selection.State.RfpRound, cdmoId));
        if (selection.Candidate(cdmoId) is not { } candidate) return change;
        return change.Put(accepts
            ? candidate with { Standing = CandidateStanding.Invited, LeftBecause = null }
            : candidate with { Standing = CandidateStanding.Eliminated, LeftBecause = "It declined the invitation." });
    }
}
