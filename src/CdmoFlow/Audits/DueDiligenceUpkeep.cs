using System.Globalization;
using CdmoFlow.Gates;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Audits;

/// <summary>All audits together, up to their gate. The key is the round.</summary>
public static class DueDiligenceUpkeep
{
    /// <summary>How the stage ended when the gate sent it back.</summary>
    public const string AnotherRound = "another_round";

    /// <summary>How an overdue stage begins on the list of what needs attention; while it stands there, nobody is told again.</summary>
    internal const string Overdue = "Due diligence is overdue";

    /// <summary>What the clock asks for now; empty when nothing is due.</summary>
    public static Change Due(Selection selection, string? key, DateTimeOffset now)
    {
        var change = new Change();
        var state = selection.State;
        if (!IsRunning(selection, key) || !(now >= state.DueAt) || WasTold(state)) return change;
        var open = selection.Audits.Where(a => !a.IsSettled).Select(a => selection.NameOf(a.CdmoId)).ToArray();
        var what = open.Length == 0 ? $"{Overdue}: every audit is settled, it has still to be closed." : $"{Overdue}: the audits of {string.Join(", ", open)} are not settled.";
        return change
            .Put(state with { NeedsAttention = [.. state.NeedsAttention, what] })
            .Note("audits.overdue", selection.Id, null, key)
            .Mail(MailOrder.Of(
                "task_assigned", selection.ProjectManagers[0], MailLink.Selection(selection.Id), ("task", "settle the audits and close due diligence"), ("due", Zones.Format(state.DueAt!.Value, state.Brief.TimeZone))));
    }

    /// <summary>Whether the step is over, and when to look again.</summary>
    public static StageStatus Status(Selection selection, string? key, DateTimeOffset now)
    {
        var state = selection.State;
        if (state.AuditRound > Round(key)) return StageStatus.Finished(AnotherRound);
        if (state.Stage != Stage.DueDiligence) return StageStatus.Finished();
        if (selection.OpenGate is { Kind: GateKind.Audit } gate) return StageStatus.AtGate(gate.Id);
        return StageStatus.WaitUntil(WasTold(state) ? null : state.DueAt);
    }

    private static bool IsRunning(Selection selection, string? key) =>
        selection.State.Stage == Stage.DueDiligence && selection.State.AuditRound == Round(key) && selection.OpenGate is not { Kind: GateKind.Audit };

    private static bool WasTold(SelectionState state) => state.NeedsAttention.Any(s => s.StartsWith(Overdue, StringComparison.Ordinal));

    private static int Round(string? key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var round) ? round : 1;
}
