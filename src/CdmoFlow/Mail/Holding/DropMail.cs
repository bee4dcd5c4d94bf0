using CdmoFlow.People;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Selections;

namespace CdmoFlow.Mail.Holding;

/// <summary>Why a mail is not sent.</summary>
/// <param name="Reason">For the record, at least ten characters.</param>
public sealed record DropMailInput(string? Reason);

/// <summary>A project manager drops one held mail with a reason: what it would have told has to reach the CDMO another way. Whose invitation is dropped is out of the selection.</summary>
public static class DropMail
{
    /// <summary>Ends its wait without sending it.</summary>
    public static Outcome Decide(Selection selection, string mailId, DropMailInput input, Actor actor, DateTimeOffset now)
    {
        _ = now;
        var (held, outcome) = ReleaseMail.Waiting(selection, mailId, HeldMailChoice.Dropped);
        if (held is null) return outcome!;
        if ((input.Reason?.Trim().Length ?? 0) < 10) return Refusal.Invalid("reason", "Type the reason, at least ten characters; it stays in the record.");
        var reason = input.Reason!.Trim();
        var change = new Change().Put(held with { Choice = HeldMailChoice.Dropped, ChosenBy = actor.PersonId }).Note("mail.dropped", held.RowKey, held.Order.Template, null, reason);
        HeldInvitation.Dropped(change, selection, held.Order, reason);
        return change;
    }
}
