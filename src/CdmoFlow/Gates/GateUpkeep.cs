using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Gates;

/// <summary>What the clock asks of an open gate: one reminder two days before the due date, one escalation when it has passed.</summary>
public static class GateUpkeep
{
    private static readonly TimeSpan ReminderBefore = TimeSpan.FromDays(2);

    /// <summary>The mails that are due now; empty when none is.</summary>
    public static Change Decide(Selection selection, string gateId, DateTimeOffset now)
    {
        var change = new Change();
        if (selection.Find<Gate>(Gate.KeyOf(gateId)) is not { State: GateState.Open } gate) return change;
        var due = Zones.Format(gate.DueAt, selection.State.Brief.TimeZone);
        if (now >= gate.DueAt && gate.EscalatedAt is null)
        {
            var waiting = string.Join(", ", gate.Waiting.Select(a => a.Capacity));
            change.Put(gate with { EscalatedAt = now, RemindedAt = gate.RemindedAt ?? now }).Note("gate.escalated", gate.RowKey);
            change.Put(selection.State with { NeedsAttention = [.. selection.State.NeedsAttention, $"{GateNames.Of(gate.Kind)} is overdue; still to decide: {waiting}."] });
            foreach (var person in selection.With(People.SponsorFunction.Executive).Select(m => m.PersonId).Union(gate.Waiting.Select(a => a.PersonId), StringComparer.Ordinal))
            {
                change.Mail(MailOrder.Of(
                    "gate_escalated", person, MailLink.Gate(selection.Id, gate.Id), ("gate", GateNames.Of(gate.Kind)), ("due", due), ("approvers", waiting)));
            }
        }
        else if (now >= gate.DueAt - ReminderBefore && gate.RemindedAt is null)
        {
            change.Put(gate with { RemindedAt = now }).Note("gate.reminded", gate.RowKey);
            foreach (var approver in gate.Waiting)
                change.Mail(MailOrder.Of("gate_reminder", approver.PersonId, MailLink.Gate(selection.Id, gate.Id), ("gate", GateNames.Of(gate.Kind)), ("due", due)));
        }

        return change;
    }

    /// <summary>When to look again; null when only a person can move it.</summary>
    public static StageStatus Status(Selection selection, string gateId)
    {
        if (selection.Find<Gate>(Gate.KeyOf(gateId)) is not { State: GateState.Open } gate) return StageStatus.Finished();
        return StageStatus.WaitUntil(gate.RemindedAt is null ? gate.DueAt - ReminderBefore : gate.EscalatedAt is null ? gate.DueAt : null);
    }
}
