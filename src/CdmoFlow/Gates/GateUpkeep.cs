using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Gates;

/// <summary>What the clock asks of an open gate: reminders before, on and after the due date to whoever's turn it is, and one escalation when it has passed. It never decides.</summary>
public static class GateUpkeep
{
    /// <summary>The mails that are due now; empty when none is. After a long sleep only the latest step speaks: nobody gets three reminders at once.</summary>
    public static Change Decide(Selection selection, string gateId, DateTimeOffset now)
    {
        var change = new Change();
        if (selection.Find<Gate>(Gate.KeyOf(gateId)) is not { State: GateState.Open } gate) return change;
        var due = StepsOf(selection, gate).Where(s => s.At <= now && !gate.Reminded.Contains(s.Step)).Select(s => s.Step).ToList();
        if (due.Count == 0) return change;
        var reminded = gate with { Reminded = [.. gate.Reminded, .. due] };
        if (due.Contains(GateStep.Overdue)) Escalate(change, selection, reminded with { EscalatedAt = now });
        else Remind(change, selection, reminded, due[^1], now);
        return change;
    }

    /// <summary>When to look again; null when only a person can move it.</summary>
    public static StageStatus Status(Selection selection, string gateId)
    {
        if (selection.Find<Gate>(Gate.KeyOf(gateId)) is not { State: GateState.Open } gate) return StageStatus.Finished();
        return StageStatus.WaitUntil(StepsOf(selection, gate).Where(s => !gate.Reminded.Contains(s.Step)).Select(s => (DateTimeOffset?)s.At).Min());
    }

    /// <summary>Asks those whose turn it is for their decision, and their deputies while they are away.</summary>
    public static void Ask(Change change, Selection selection, Gate gate, DateTimeOffset now)
    {
        var due = Zones.Format(gate.DueAt, selection.State.Brief.TimeZone);
        foreach (var approver in gate.InTurn)
        {
            foreach (var (person, standsIn) in Addressees(selection, gate, approver, now))
            {
                change.Mail(MailOrder.Of(
                    "gate_opened", person, MailLink.Gate(selection.Id, gate.Id),
                    ("gate", GateNames.Of(gate.Kind)), ("proposal", gate.Proposal), ("due", due), ("instead", standsIn ? Capacity(approver) : "")));
            }
        }
    }

    // What was sent before the gate was opened late, or before a due date close by, is not owed any more.
    private static IEnumerable<(GateStep Step, DateTimeOffset At)> StepsOf(Selection selection, Gate gate) =>
        GateSteps.Of(gate, selection.Calendar, selection.State.Brief.TimeZone).Where(s => s.Step == GateStep.Overdue || s.At > gate.OpenedAt);

    private static void Remind(Change change, Selection selection, Gate gate, GateStep step, DateTimeOffset now)
    {
        change.Put(gate).Note("gate.reminded", gate.RowKey, null, EnumNames.Of(step));
        var due = Zones.Format(gate.DueAt, selection.State.Brief.TimeZone);
        foreach (var (person, _) in gate.InTurn.SelectMany(a => Addressees(selection, gate, a, now)).DistinctBy(a => a.Person))
            change.Mail(MailOrder.Of(step > GateStep.Overdue ? "gate_late_reminder" : "gate_reminder", person, MailLink.Gate(selection.Id, gate.Id), ("gate", GateNames.Of(gate.Kind)), ("due", due)));
    }

    private static void Escalate(Change change, Selection selection, Gate gate)
    {
        var waiting = string.Join(", ", gate.InTurn.Select(Capacity));
        var open = gate.Questions.Any(q => q.Answer is null) ? " A question to the project manager is unanswered." : "";
        change.Put(gate).Note("gate.escalated", gate.RowKey);
        change.Put(selection.State.Needing($"{GateNames.Of(gate.Kind)} is overdue; still to decide: {waiting}.{open}"));
        var due = Zones.Format(gate.DueAt, selection.State.Brief.TimeZone);
        var told = selection.With(SponsorFunction.Executive).Select(m => m.PersonId)
            .Union(gate.InTurn.Select(a => a.PersonId), StringComparer.Ordinal)
            .Union(gate.InTurn.SelectMany(a => Deputies.Of(selection, gate, a, gate.EscalatedAt!.Value)), StringComparer.Ordinal);
        foreach (var person in told)
            change.Mail(MailOrder.Of("gate_escalated", person, MailLink.Gate(selection.Id, gate.Id), ("gate", GateNames.Of(gate.Kind)), ("due", due), ("approvers", waiting)));
    }

    private static IEnumerable<(string Person, bool StandsIn)> Addressees(Selection selection, Gate gate, GateApprover approver, DateTimeOffset now) =>
        Deputies.Of(selection, gate, approver, now).Select(d => (d, true)).Prepend((approver.PersonId, false));

    private static string Capacity(GateApprover approver) => approver.Capacity.Replace('_', ' ');
}
