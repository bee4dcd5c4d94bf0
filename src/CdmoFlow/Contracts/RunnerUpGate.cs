using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Contracts;

/// <summary>What the runner-up gate means: approved, the runner-up takes the winner's place with agreements of its own; sent back, the winner gets thirty more days.</summary>
public static class RunnerUpGate
{
    /// <summary>Days that a winner gets when the gate is sent back.</summary>
    public const int ExtraDays = 30;

    /// <summary>Adds the consequence to the change that decides the gate.</summary>
    public static void Apply(Change change, Selection selection, bool approved, DateTimeOffset now)
    {
        var state = selection.State;
        change.Wake(Instances.Contract(selection.Id, state.ContractRound));
        if (!approved || state.RunnerUpId is not { } next)
        {
            var due = now.AddDays(ExtraDays);
            change.Put(state with { DueAt = due, NeedsAttention = ContractUpkeep.WithoutNotices(state) }).Note("contract.extended", selection.Id, null, Zones.Format(due, state.Brief.TimeZone));
            foreach (var agreement in CurrentAgreements.Unexecuted(selection)) change.Put(agreement with { RemindedAt = null });
            return;
        }

        var entered = state.Enter(Stage.Contract, now, now.AddDays(state.Brief.Schedule.ContractDays)) with
        {
            WinnerId = next,
            RunnerUpId = null,
            ContractRound = state.ContractRound + 1,
            NeedsAttention = ContractUpkeep.WithoutNotices(state),
        };
        change.Put(entered).Note("contract.runner_up_next", selection.Id, state.WinnerId, next);
        if (state.WinnerId is { } before && selection.Candidate(before) is { } left)
            change.Put(left with { Standing = CandidateStanding.Eliminated, LeftBecause = "The contract was not signed in time." });
        CurrentAgreements.Begin(change, next);
        if (selection.Candidate(next) is not { } winner) return;
        change.Put(winner with { Standing = CandidateStanding.Selected });
        if (winner.ContactPersonId is { } contact) change.Mail(MailOrder.Of("award_notice", contact, MailLink.Room(next), ("cdmo", winner.Name)));
    }
}
