using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Holding;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Sending;

/// <summary>An invitation whose mail waits for a project manager. Until it is released its company is not invited: no reminder, no document, no deadline that it could miss.</summary>
public static class HeldInvitation
{
    /// <summary>The mail that waits; null where none does.</summary>
    public static HeldMail? Of(Selection selection, string cdmoId) => selection.HeldMails.FirstOrDefault(m => Is(m.Order) && m.Order.Link.RoomOf == cdmoId);

    /// <summary>True for the mail that invites a company.</summary>
    internal static bool Is(MailOrder order) => order is { Template: InvitationMail.Template, Link.RoomOf: not null };

    /// <summary>The company is invited now that its mail leaves: documents, reminders and deadline begin to count.</summary>
    internal static void Released(Change change, Selection selection, MailOrder order, DateTimeOffset now)
    {
        if (!Is(order) || Waiting(selection, order) is not { } invitation) return;
        change.Put(invitation with { State = InvitationState.Sent, SentAt = now, RemindersSent = Reminders.PassedAt(Deadlines.Of(selection.State, invitation)!.Value, now) });
        if (selection.Candidate(invitation.CdmoId) is { } candidate) change.Put(candidate with { Standing = CandidateStanding.Invited, LeftBecause = null });
        Invite.Begin(change, selection.After(change), invitation.CdmoId);
    }

    /// <summary>The company is not invited after all, and the record says why.</summary>
    internal static void Dropped(Change change, Selection selection, MailOrder order, string reason)
    {
        if (!Is(order) || selection.Find<Invitation>(Invitation.KeyOf(order.Link.RoomOf!)) is not { State: InvitationState.Prepared or InvitationState.Sent } invitation || invitation.Round != selection.State.RfpRound) return;
        change.Put(invitation with { State = InvitationState.Withdrawn })
            .Note("rfp.not_invited", invitation.RowKey, EnumNames.Of(invitation.State), EnumNames.Of(InvitationState.Withdrawn), reason)
            .Wake(Instances.Invitation(selection.Id, invitation.Round, invitation.CdmoId));
        if (selection.Candidate(invitation.CdmoId) is { } candidate)
            change.Put(candidate with { Standing = CandidateStanding.Eliminated, LeftBecause = $"Left out of the RFP: {reason}" });
    }

    /// <summary>At the deadline: a mail that nobody released invites nobody any more. Its company has missed nothing; it was never asked.</summary>
    internal static void NeverReleased(Change change, Selection selection)
    {
        const string Reason = "its invitation was not released before the deadline.";
        foreach (var held in selection.HeldMails.Where(m => Is(m.Order)))
        {
            change.Put(held with { Choice = HeldMailChoice.Dropped, ChosenBy = People.Actor.System.PersonId }).Note("mail.dropped", held.RowKey, held.Order.Template, null, Reason);
            Dropped(change, selection, held.Order, Reason);
        }
    }

    // An invitation that says "sent" while its mail waits was ordered by an earlier version: its reminders run already.
    private static Invitation? Waiting(Selection selection, MailOrder order) =>
        selection.Find<Invitation>(Invitation.KeyOf(order.Link.RoomOf!)) is { State: InvitationState.Prepared } invitation && invitation.Round == selection.State.RfpRound ? invitation : null;
}
