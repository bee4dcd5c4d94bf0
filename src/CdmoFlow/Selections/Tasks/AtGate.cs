using CdmoFlow.Gates;
using CdmoFlow.People;

namespace CdmoFlow.Selections.Tasks;

/// <summary>What waits at an open gate: the decisions of those whose turn it is, of their deputies while they may, and answers to questions.</summary>
internal static class AtGate
{
    public static IEnumerable<OpenTask> Of(Selection selection, Gate gate)
    {
        var path = $"{OpenTasks.Home(selection)}/gates/{Uri.EscapeDataString(gate.Id)}";
        var what = $"Decide the {GateNames.Of(gate.Kind).ToLowerInvariant()}";
        foreach (var approver in gate.InTurn)
        {
            var capacity = approver.Capacity.Replace('_', ' ');
            yield return new OpenTask(approver.PersonId, what, $"You are asked as {capacity}. The selection waits until the gate is decided.", gate.DueAt, path);
            foreach (var deputy in Standing(selection, gate, approver))
                yield return new OpenTask(deputy, what, $"You may decide in place of the {capacity}.", gate.DueAt, path);
            // The list row is written once and read for weeks: an absence says itself when it counts.
            if (Away(selection, gate, approver) is { } absence)
                yield return new OpenTask(absence.DeputyId, what, $"You stand in for the {capacity}.", gate.DueAt, path) { From = absence.From, Until = absence.Until };
        }

        foreach (var question in gate.Questions.Where(q => q.Answer is null))
        {
            foreach (var person in AskAtGate.Answerers(selection, gate))
                yield return new OpenTask(person, $"Answer question {question.Number} at the {GateNames.Of(gate.Kind).ToLowerInvariant()}", "An approver wants to know more before deciding.", gate.DueAt, path);
        }
    }

    private static Absence? Away(Selection selection, Gate gate, GateApprover approver) =>
        selection.Find<Absence>(Absence.KeyOf(approver.PersonId)) is { } absence && Deputies.Of(selection, gate, approver, absence.From).Contains(absence.DeputyId) ? absence : null;

    // Before any absence begins: the other project managers, and standing deputies once it was escalated.
    private static IEnumerable<string> Standing(Selection selection, Gate gate, GateApprover approver) => Deputies.Of(selection, gate, approver, DateTimeOffset.MinValue);
}
