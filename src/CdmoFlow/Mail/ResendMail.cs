using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Mail;

/// <summary>Why a mail is sent once more.</summary>
/// <param name="Reason">For the record, at least ten characters, such as "Address corrected".</param>
public sealed record ResendMailInput(string? Reason);

/// <summary>A project manager sends a mail to its one recipient again, for instance after a bounce. It is a mail of its own with what is true now; the first stays in the list, and nobody has to look after it any more.</summary>
public static class ResendMail
{
    /// <summary>Orders it again.</summary>
    /// <param name="selection">The selection as it stands.</param>
    /// <param name="mail">The mail as it lies in the outbox; null when there is none.</param>
    /// <param name="input">As typed.</param>
    /// <param name="actor">The signed-in person.</param>
    /// <param name="now">Business time.</param>
    public static Outcome Decide(Selection selection, OutboxMail? mail, ResendMailInput input, Actor actor, DateTimeOffset now)
    {
        if (mail is null) return Refusal.NotFound("mail");
        if (mail.State is OutboxState.Queued or OutboxState.Claimed) return Refusal.WrongState("mail-on-its-way", "This mail has not left yet; wait for it before you send it again.");
        if ((input.Reason?.Trim().Length ?? 0) < 10) return Refusal.Invalid("reason", "Type the reason, at least ten characters; it stays in the record.");
        var change = new Change();
        return Again(change, selection, mail, input.Reason!.Trim(), actor, now) is { } refusal ? refusal : change;
    }

    /// <summary>Orders it as it is true now and settles what was wrong with the first; a refusal says why it cannot leave any more.</summary>
    internal static Refusal? Again(Change change, Selection selection, OutboxMail mail, string? reason, Actor actor, DateTimeOffset now)
    {
        var (order, refusal) = PresentMail.Of(selection, mail.Order, now);
        if (order is null) return refusal;
        DeadMails.Settle(change, selection, mail, actor, now);
        change.Mail(order with { IsReleased = true, IsToOne = true }).Note("mail.sent_again", mail.RowKey, EnumNames.Of(mail.Delivery), mail.Order.Template, reason);
        return null;
    }
}
