using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Mail.Holding;

/// <summary>The last touch before a mail leaves.</summary>
/// <param name="Subject">Another subject line; empty leaves the template's.</param>
/// <param name="Note">A paragraph of one's own above the text; empty for none.</param>
public sealed record ReleaseMailInput(string? Subject, string? Note);

/// <summary>A project manager releases one held mail, as it is or with a subject and a paragraph of their own. The facts and the personal link in it stay as they are.</summary>
public static class ReleaseMail
{
    private const int LongestSubject = 150;
    private const int LongestNote = 2000;

    /// <summary>Sends it.</summary>
    public static Outcome Decide(Selection selection, string mailId, ReleaseMailInput input, Actor actor, DateTimeOffset now)
    {
        _ = now;
        var (held, outcome) = Waiting(selection, mailId, HeldMailChoice.Released);
        if (held is null) return outcome!;
        List<FieldError> errors = [];
        var subject = input.Subject?.Trim();
        var note = input.Note?.Trim();
        if (subject?.Length > LongestSubject || subject?.Any(char.IsControl) == true) errors.Add(new("subject", $"Use one line of at most {LongestSubject} characters."));
        if (note?.Length > LongestNote) errors.Add(new("note", $"Use at most {LongestNote} characters."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var order = held.Order with { IsReleased = true, Subject = string.IsNullOrEmpty(subject) ? null : subject, Note = string.IsNullOrEmpty(note) ? null : note };
        var edited = order.Subject is null && order.Note is null ? "as it was" : "edited";
        return new Change().Put(held with { Choice = HeldMailChoice.Released, ChosenBy = actor.PersonId }).Mail(order).Note("mail.released", held.RowKey, held.Order.Template, edited);
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
