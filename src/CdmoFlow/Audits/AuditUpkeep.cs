using CdmoFlow.Evaluation;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Audits;

/// <summary>
/// One audit: a CDMO that does not answer the proposed day in time is reminded and then flagged. The key is the CDMO.
/// While the sponsor has not proposed a day, or owes the answer to a counter-proposal, no time runs against the CDMO.
/// </summary>
public static class AuditUpkeep
{
    /// <summary>What the clock asks for now; empty when nothing is due.</summary>
    public static Change Due(Selection selection, string? key, DateTimeOffset now)
    {
        var change = new Change();
        if (selection.State.Stage != Stage.DueDiligence || Awaited(selection, key) is not { AnswerBy: { } answerBy } audit) return change;
        if (now >= answerBy)
        {
            var due = Zones.Format(answerBy, selection.State.Brief.TimeZone);
            change.Put(audit with { ReluctantAt = now, RemindedAt = audit.RemindedAt ?? now }).Note("audit.unanswered", audit.RowKey);
            RaiseFlag.Add(change, selection, audit.CdmoId, RedFlag.ReluctantAudit, $"No answer to the audit date proposed for {AuditWords.Day(audit.Date!.Value)} by {due}.", now);
            foreach (var person in selection.ProjectManagers)
                change.Mail(MailOrder.Of("audit_reluctant", person, AuditWords.Link(selection, audit.CdmoId), ("cdmo", selection.NameOf(audit.CdmoId)), ("due", due)));
        }
        else if (audit.RemindedAt is null && now >= answerBy - ProposeAuditDate.ReminderBefore)
        {
            change.Put(audit with { RemindedAt = now }).Note("audit.reminded", audit.RowKey);
            ProposeAuditDate.AddMail(change, selection, audit);
        }

        return change;
    }

    /// <summary>Whether the step is over, and when to look again.</summary>
    public static StageStatus Status(Selection selection, string? key, DateTimeOffset now)
    {
        if (selection.State.Stage != Stage.DueDiligence || selection.Find<Audit>(Audit.KeyOf(key ?? "")) is null or { IsSettled: true }) return StageStatus.Finished();
        return Awaited(selection, key) is { AnswerBy: { } answerBy } audit
            ? StageStatus.WaitUntil(audit.RemindedAt is null ? answerBy - ProposeAuditDate.ReminderBefore : answerBy)
            : StageStatus.WaitUntil(null);
    }

    private static Audit? Awaited(Selection selection, string? key) =>
        selection.Find<Audit>(Audit.KeyOf(key ?? "")) is { State: AuditState.DateProposed, ReluctantAt: null } audit ? audit : null;
}
