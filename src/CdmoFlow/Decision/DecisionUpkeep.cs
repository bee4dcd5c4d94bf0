using CdmoFlow.Gates;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Decision;

/// <summary>The decision stage: reminds the project manager to name winner and runner-up.</summary>
public static class DecisionUpkeep
{
    private const string Overdue = "The decision is overdue: ";

    /// <summary>What the clock asks for now; empty when nothing is due.</summary>
    public static Change Due(Selection selection, string? key, DateTimeOffset now)
    {
        var state = selection.State;
        if (state.Stage != Stage.Decision || selection.OpenGate is not null || state.DueAt is not { } dueAt || now < dueAt || HasNotice(state)) return new Change();
        var due = Zones.Format(dueAt, state.Brief.TimeZone);
        var change = new Change()
            .Put(state with { NeedsAttention = [.. state.NeedsAttention, $"{Overdue}winner and runner-up were to be proposed by {due}."] })
            .Note("decision.reminded", selection.Id);
        foreach (var manager in selection.ProjectManagers)
            change.Mail(MailOrder.Of("task_assigned", manager, MailLink.Selection(selection.Id), ("task", "propose winner and runner-up"), ("due", due)));
        return change;
    }

    /// <summary>Whether the step is over, and when to look again.</summary>
    public static StageStatus Status(Selection selection, string? key, DateTimeOffset now)
    {
        var state = selection.State;
        if (state.Stage != Stage.Decision) return StageStatus.Finished();
        if (selection.OpenGate is { Kind: GateKind.Award } gate) return StageStatus.AtGate(gate.Id);
        return StageStatus.WaitUntil(HasNotice(state) ? null : state.DueAt);
    }

    /// <summary>The sentences that stay when the decision is proposed or re-opened.</summary>
    internal static IReadOnlyList<string> WithoutNotices(SelectionState state) =>
        [.. state.NeedsAttention.Where(s => !s.StartsWith(Overdue, StringComparison.Ordinal) && !s.StartsWith(GateNames.Of(GateKind.Award), StringComparison.Ordinal))];

    private static bool HasNotice(SelectionState state) => state.NeedsAttention.Any(s => s.StartsWith(Overdue, StringComparison.Ordinal));
}
