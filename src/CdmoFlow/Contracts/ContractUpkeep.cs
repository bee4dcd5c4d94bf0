using System.Globalization;
using CdmoFlow.Gates;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Contracts;

/// <summary>The contract: when nothing is signed by the deadline, the runner-up is offered to the gate. The key is the number of the CDMO tried.</summary>
public static class ContractUpkeep
{
    /// <summary>How the stage ends when the runner-up takes the winner's place.</summary>
    public const string RunnerUpNext = "runner_up_next";

    private const string Overdue = "The contract is overdue: ";
    private static readonly TimeSpan ReminderBefore = TimeSpan.FromDays(14);

    /// <summary>What the clock asks for now; empty when nothing is due.</summary>
    public static Change Due(Selection selection, string? key, DateTimeOffset now)
    {
        var state = selection.State;
        if (state.Stage != Stage.Contract || state.ContractRound != Number(key)) return new Change();
        var missing = CurrentAgreements.Unexecuted(selection);
        if (missing.Count == 0 && CurrentAgreements.Of(selection).Count > 0) return Contracted(selection, now);
        if (selection.OpenGate is not null || HasNotice(state)) return new Change();
        if (now >= state.DueAt) return AtDeadline(selection, missing, now);
        return now >= ReminderAt(state) ? Remind(selection, missing, now) : new Change();
    }

    /// <summary>Whether the step is over, and when to look again.</summary>
    public static StageStatus Status(Selection selection, string? key, DateTimeOffset now)
    {
        _ = now;
        var state = selection.State;
        if (state.ContractRound > Number(key)) return StageStatus.Finished(RunnerUpNext);
        if (state.Stage != Stage.Contract) return StageStatus.Finished();
        if (selection.OpenGate is { Kind: GateKind.RunnerUp } gate) return StageStatus.AtGate(gate.Id);
        if (HasNotice(state)) return StageStatus.WaitUntil(null);
        return StageStatus.WaitUntil(CurrentAgreements.Unexecuted(selection).Any(a => a.RemindedAt is null) ? ReminderAt(state) : state.DueAt);
    }

    /// <summary>The sentences that stay when the contract's deadline is met or moved.</summary>
    internal static IReadOnlyList<string> WithoutNotices(SelectionState state) =>
        [.. state.NeedsAttention.Where(s => !s.StartsWith(Overdue, StringComparison.Ordinal) && !s.StartsWith(GateNames.Of(GateKind.RunnerUp), StringComparison.Ordinal))];

    private static Change Contracted(Selection selection, DateTimeOffset now)
    {
        var state = selection.State;
        var change = new Change()
            .Put(state.Enter(Stage.Contracted, now) with { NeedsAttention = WithoutNotices(state) })
            .Note("selection.contracted", selection.Id, EnumNames.Of(state.Stage), EnumNames.Of(Stage.Contracted))
            .Wake(Instances.Cdas(selection.Id));
        if (selection.OpenGate is { } gate)
            change.Put(gate with { State = GateState.Closed }).Note("gate.closed", gate.RowKey, EnumNames.Of(GateState.Open), EnumNames.Of(GateState.Closed)).Wake(gate.Id);
        return change;
    }

    private static Change AtDeadline(Selection selection, IReadOnlyList<Agreement> missing, DateTimeOffset now)
    {
        var state = selection.State;
        var (names, cdmo) = (AgreementNames.Of(missing.Select(a => a.Kind)), selection.NameOf(state.WinnerId!));
        var change = new Change();
        if (CurrentAgreements.LacksCore(selection) && state.RunnerUpId is { } runnerUp)
        {
            var proposal = $"Not executed with {cdmo} by the deadline: {names}. Approve to turn to {selection.NameOf(runnerUp)}, the runner-up, whose validity, price and slot must be reconfirmed; "
                + $"send back to give {cdmo} 30 more days.";
            OpenGate.Add(change, selection, GateKind.RunnerUp, proposal, Actor.System, now);
            return change.Note("contract.overdue", selection.Id, null, names);
        }

        var sentence = $"{Overdue}{names} with {cdmo} not executed by {Zones.Format(state.DueAt!.Value, state.Brief.TimeZone)}"
            + (CurrentAgreements.LacksCore(selection) ? ", and there is no runner-up to turn to." : "; GMP work cannot start.");
        change.Put(state with { NeedsAttention = [.. state.NeedsAttention, sentence] }).Note("contract.overdue", selection.Id, null, names);
        foreach (var manager in selection.ProjectManagers) change.Mail(MailOrder.Of("needs_attention", manager, MailLink.Selection(selection.Id), ("what", sentence)));
        return change;
    }

    private static Change Remind(Selection selection, IReadOnlyList<Agreement> missing, DateTimeOffset now)
    {
        var change = new Change();
        Agreement[] unreminded = [.. missing.Where(a => a.RemindedAt is null)];
        if (unreminded.Length == 0) return change;
        foreach (var agreement in unreminded) change.Put(agreement with { RemindedAt = now });
        // Before its document is rendered there is nothing to sign yet.
        SignatureRequest.Add(change, selection, [.. unreminded.Where(a => a.DocumentId is not null)]);
        return change.Note("contract.reminded", selection.Id, null, AgreementNames.Of(unreminded.Select(a => a.Kind)));
    }

    // A short contract period is not reminded on its first day, but at half time.
    private static DateTimeOffset? ReminderAt(SelectionState state)
    {
        if (state.DueAt is not { } due) return null;
        var entered = state.Timeline.LastOrDefault(e => e.Stage == Stage.Contract)?.At ?? due - (2 * ReminderBefore);
        var half = (due - entered) / 2;
        return due - (half < ReminderBefore ? half : ReminderBefore);
    }

    private static bool HasNotice(SelectionState state) => state.NeedsAttention.Any(s => s.StartsWith(Overdue, StringComparison.Ordinal));

    private static int Number(string? key) => int.Parse(key ?? "1", CultureInfo.InvariantCulture);
}
