using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Mail.Holding;

/// <summary>The wish to release whatever waits.</summary>
/// <param name="MailIds">The mails that the person has seen on the page; one that came to wait since is not among them.</param>
public sealed record ReleaseAllMailsInput(IReadOnlyList<string?>? MailIds);

/// <summary>A project manager releases several held mails as they are, all at the same moment: no CDMO hears earlier than another.</summary>
public static class ReleaseAllMails
{
    // Two rows per mail in a transaction of at most one hundred.
    private const int MostAtOnce = 40;

    /// <summary>Sends those of the list that still wait.</summary>
    public static Outcome Decide(Selection selection, ReleaseAllMailsInput input, Actor actor, DateTimeOffset now)
    {
        _ = now;
        if (input.MailIds is not { Count: > 0 }) return Refusal.Invalid("mailIds", "Name at least one mail that waits.");
        if (input.MailIds.Count > MostAtOnce) return Refusal.Invalid("mailIds", $"Release at most {MostAtOnce} mails at once.");
        var waiting = input.MailIds.Distinct(StringComparer.Ordinal).Select(id => selection.Find<HeldMail>(HeldMail.KeyOf(id ?? ""))).OfType<HeldMail>().Where(m => m.Choice is null).ToList();
        if (waiting.Count == 0) return Outcome.AlreadyDone;
        var change = new Change();
        foreach (var held in waiting) change.Put(held with { Choice = HeldMailChoice.Released, ChosenBy = actor.PersonId }).Mail(held.Order with { IsReleased = true });
        return change.Note("mail.released", selection.Id, null, $"{waiting.Count} together");
    }
}
