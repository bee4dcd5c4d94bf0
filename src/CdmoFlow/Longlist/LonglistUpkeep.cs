using CdmoFlow.Gates;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Longlist;

/// <summary>The longlist stage: reminds the project manager once, when the choice is due, and waits at the gate.</summary>
public static class LonglistUpkeep
{
    /// <summary>What the clock asks for now; empty when nothing is due.</summary>
    public static Change Due(Selection selection, string? key, DateTimeOffset now)
    {
        _ = key;
        var change = new Change();
        if (!WaitsForChoice(selection) || WasReminded(selection) || selection.State.DueAt is not { } due || now < due) return change;
        change.Put(selection.State with { NeedsAttention = [.. selection.State.NeedsAttention, LonglistAttention.Overdue] }).Note("longlist.overdue", selection.Id);
        foreach (var manager in selection.ProjectManagers) change.Mail(Task(selection, manager, "the longlist is overdue, choose its companies"));
        return change;
    }

    /// <summary>Whether the step is over, and when to look again.</summary>
    public static StageStatus Status(Selection selection, string? key, DateTimeOffset now)
    {
        _ = (key, now);
        if (selection.State.Stage != Stage.Longlist) return StageStatus.Finished();
        if (selection.OpenGate is { Kind: GateKind.Longlist } gate) return StageStatus.AtGate(gate.Id);
        return StageStatus.WaitUntil(WasReminded(selection) ? null : selection.State.DueAt);
    }

    /// <summary>A task of the longlist as a mail to its project manager.</summary>
    internal static MailOrder Task(Selection selection, string personId, string task) => MailOrder.Of(
        "task_assigned",
        personId,
        MailLink.Selection(selection.Id),
        ("task", task),
        ("due", selection.State.DueAt is { } due ? Zones.Format(due, selection.State.Brief.TimeZone) : "as soon as you can"));

    private static bool WaitsForChoice(Selection selection) => selection.State.Stage == Stage.Longlist && selection.OpenGate is null;

    private static bool WasReminded(Selection selection) => selection.State.NeedsAttention.Contains(LonglistAttention.Overdue, StringComparer.Ordinal);
}
