using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Faults;

namespace CdmoFlow.Mail;

/// <summary>What a report of the mail service means for a selection: the invitation moves on, and a mail that did not arrive becomes a matter of the project manager at once.</summary>
public static class MailReported
{
    /// <summary>The consequence of a mail's new state; empty when there is none. Repeating it changes nothing.</summary>
    public static Outcome Decide(Selection selection, OutboxMail mail)
    {
        var change = new Change();
        if (mail.Order is { Template: "rfp_invitation", Link.RoomOf: { } cdmoId } && selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is { } invitation && IsNewest(invitation, mail))
        {
            var state = mail.Delivery switch
            {
                // After a bounce it is a later mail that arrived: of one and the same mail a bounce is never undone.
                Delivery.Delivered when invitation.State is InvitationState.Sent or InvitationState.Bounced => InvitationState.Delivered,
                Delivery.Bounced when invitation.State is InvitationState.Sent or InvitationState.Delivered => InvitationState.Bounced,
                _ => invitation.State,
            };
            if (state != invitation.State) change.Put(invitation with { State = state, ReportedMailId = mail.Id }).Note($"invitation.{EnumNames.Of(state)}", invitation.RowKey, EnumNames.Of(invitation.State), EnumNames.Of(state));
        }

        // One mail dies once in each way: a report that comes again is no news, also after somebody has settled it.
        if (mail.Delivery is Delivery.Bounced or Delivery.MarkedAsSpam && DeadMails.FaultOf(selection, mail)?.Mark != EnumNames.Of(mail.Delivery))
        {
            var what = mail.Delivery == Delivery.Bounced ? "did not arrive" : "was marked as spam by its recipient, so later mails may not arrive";
            var sentence = $"The mail \"{mail.Order.Template.Replace('_', ' ')}\" to {MailAttention.Whom(selection, mail.Order)} {what}. Check the address and tell them another way.";
            var before = change.Trail.Count;
            FaultList.Open(change, selection, MailAttention.Dead(selection, mail, EnumNames.Of(mail.Delivery)) with { Sentence = selection.State.HasEnded ? null : sentence });
            if (change.Trail.Count > before) change.Note("mail.not_delivered", mail.RowKey, null, EnumNames.Of(mail.Delivery));
        }

        return change;
    }

    // The ids of a selection's mails rise. A mail of an earlier round, or to an earlier contact, says nothing of the invitation as it is.
    private static bool IsNewest(Invitation invitation, OutboxMail mail) =>
        mail.Order.ToPersonId == invitation.ContactPersonId && string.CompareOrdinal(mail.Id, invitation.ReportedMailId) >= 0 && !(mail.QueuedAt < invitation.SentAt);
}
