using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Mail.Holding;

/// <summary>The wish to release whatever waits.</summary>
/// <param name="MailIds">The mails that the person has seen on the page; one that came to wait since is not among them.</param>
public sealed record ReleaseAllMailsInput(IReadOnlyList<string?>? MailIds);

/// <summary>A project manager releases several held mails as they are, all at the same moment: no CDMO hears earlier than another.</summary>
public static class ReleaseAllMails
{
    private const int MostAtOnce = 40;

    // A transaction holds at most one hundred rows; the state, the trail and what other programs are told need some.
    private const int MostRows = 90;

    /// <summary>Sends those of the list that still wait.</summary>
    public static Outcome Decide(Selection selection, ReleaseAllMailsInput input, Actor actor, DateTimeOffset now)
    {
        if (input.MailIds is not { Count: > 0 }) return Refusal.Invalid("mailIds", "Name at least one mail that waits.");
        if (input.MailIds.Count > MostAtOnce) return Refusal.Invalid("mailIds", $"Release at most {MostAtOnce} mails at once.");
        var waiting = input.MailIds.Distinct(StringComparer.Ordinal).Select(id => selection.Find<HeldMail>(HeldMail.KeyOf(id ?? ""))).OfType<HeldMail>().Where(m => m.Choice is null).ToList();
        if (waiting.Count == 0) return Outcome.AlreadyDone;
        var change = new Change();
        foreach (var held in waiting)
        {
            if (ReleaseMail.Release(change, selection, held, actor, now) is { } refusal) return refusal;
        }

        if (change.Rows.Count + change.Mails.Count + change.Trail.Count > MostRows) return Refusal.Invalid("mailIds", "These mails invite many companies. Release half of them at once, then the others.");
        return change.Note("mail.released", selection.Id, null, $"{waiting.Count} together");
    }
}
