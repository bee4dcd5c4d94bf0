using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Audits;

/// <summary>The day on which the sponsor wants to audit.</summary>
/// <param name="Date">A day after today.</param>
public sealed record AuditDateInput(DateOnly? Date);

/// <summary>The sponsor proposes a day to the CDMO; from then on the CDMO's time to answer runs.</summary>
public static class ProposeAuditDate
{
    /// <summary>How long before the end of its time a CDMO is reminded.</summary>
    internal static readonly TimeSpan ReminderBefore = TimeSpan.FromDays(3);

    /// <summary>Proposes a first or another day; also after a refusal, and for a day that was agreed and cannot be kept.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, AuditDateInput input, Actor actor, DateTimeOffset now)
    {
        if (selection.Find<Audit>(Audit.KeyOf(cdmoId)) is not { } audit) return Refusal.NotFound("audit of this CDMO");
        if (!AuditWords.Hosts(selection).Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only auditors and the project manager propose audit dates.");
        if (input.Date is not { } date || date <= AuditWindow.DayOf(selection, now)) return Refusal.Invalid("date", "Enter a day after today.");
        if (AuditWords.Closed(selection) is { } closed) return closed;
        if (audit.State is AuditState.Held or AuditState.Qualified or AuditState.Dropped)
            return Refusal.WrongState("audit-date-past", $"The audit is {EnumNames.Of(audit.State)}; its day can no longer be proposed.");
        if (audit.State == AuditState.DateProposed && audit.Date == date && audit.ReluctantAt is null) return Outcome.AlreadyDone;

        var answerBy = now.AddDays(selection.State.Brief.Schedule.AuditAnswerDays);
        var proposed = audit with
        {
            State = AuditState.DateProposed,
            Date = date,
            AnswerBy = answerBy,
            AnswerNote = null,
            ReluctantAt = null,
            // Where the whole time is shorter than that, this mail is the reminder.
            RemindedAt = answerBy - ReminderBefore <= now ? now : null,
        };
        var change = new Change()
            .Put(proposed)
            .Note("audit.date_proposed", audit.RowKey, audit.Date is { } old ? $"{old:yyyy-MM-dd}" : null, $"{date:yyyy-MM-dd}")
            .Wake(selection, audit);
        AddMail(change, selection, proposed);
        return change;
    }

    /// <summary>Asks the CDMO's contact for an answer.</summary>
    internal static void AddMail(Change change, Selection selection, Audit audit)
    {
        if (AuditWords.Contact(selection, audit.CdmoId) is not { } contact) return;
        change.Mail(MailOrder.Of(
            "audit_date_proposed", contact, MailLink.Room(audit.CdmoId), ("date", AuditWords.Day(audit.Date!.Value)), ("due", Zones.Format(audit.AnswerBy!.Value, selection.State.Brief.TimeZone))));
    }
}
