using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Selections;

namespace CdmoFlow.Mail.Holding;

/// <summary>The last touch before a mail leaves.</summary>
/// <param name="Subject">Another subject line; empty takes the template's, left out it stays as it was prepared.</param>
/// <param name="Note">A paragraph of one's own above the text; empty for none, left out it stays as it was prepared.</param>
public sealed record ReleaseMailInput(string? Subject, string? Note);

/// <summary>A project manager releases one held mail, as it is or with a subject and a paragraph of their own. The facts and the personal link in it stay as they are.</summary>
public static class ReleaseMail
{
    /// <summary>Sends it.</summary>
    public static Outcome Decide(Selection selection, string mailId, ReleaseMailInput input, Actor actor, DateTimeOffset now)
    {
        var (held, outcome) = Waiting(selection, mailId, HeldMailChoice.Released);
        if (held is null) return outcome!;
        List<FieldError> errors = [];
        var words = OwnWords.Read(selection, held.Order.Link.CdmoId, input.Subject, input.Note, errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var change = new Change();
        // What was prepared before it came to wait stands unless something else is said now.
        if (Release(change, selection, held with { Order = held.Order with { Subject = input.Subject is null ? held.Order.Subject : words.Subject, Note = input.Note is null ? held.Order.Note : words.Note } }, actor, now) is { } refusal) return refusal;
        return change.Note("mail.released", held.RowKey, held.Order.Template, words.Subject is null && words.Note is null ? "as it was" : "edited");
    }

    /// <summary>Lets one mail go as it is true now; a refusal says why it cannot leave any more.</summary>
    internal static Refusal? Release(Change change, Selection selection, HeldMail held, Actor actor, DateTimeOffset now)
    {
        var (order, refusal) = PresentMail.Of(selection, held.Order, now);
        if (order is null) return refusal;
        change.Put(held with { Choice = HeldMailChoice.Released, ChosenBy = actor.PersonId }).Mail(order with { IsReleased = true });
        HeldInvitation.Released(change, selection, order, now);
        return null;
    }

    /// <summary>The mail that waits; otherwise the answer to whoever decides about it.</summary>
    internal static (HeldMail? Held, Outcome? Outcome) Waiting(Selection selection, string mailId, HeldMailChoice wish) => selection.Find<HeldMail>(HeldMail.KeyOf(mailId)) switch
    {
        null => (null, Refusal.NotFound("mail that waits")),
        { Choice: null } waits => (waits, null),
        { Choice: { } made } when made == wish => (null, Outcome.AlreadyDone),
        { Choice: HeldMailChoice.Released } => (null, Refusal.WrongState("mail-released", "This mail has been released and cannot be dropped any more.")),
        _ => (null, Refusal.WrongState("mail-dropped", "This mail has been dropped. Send another one, or tell the CDMO another way.")),
    };
}
