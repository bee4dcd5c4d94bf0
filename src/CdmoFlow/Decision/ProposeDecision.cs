using CdmoFlow.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Decision;

/// <summary>Winner and runner-up with their reasons.</summary>
/// <param name="WinnerId">The CDMO to be selected.</param>
/// <param name="RunnerUpId">The reserve; needed when another CDMO could be selected.</param>
/// <param name="Reason">Why the winner, at least ten characters.</param>
/// <param name="NotTopRankReason">Why not the first of the ranking; needed when the winner is not first.</param>
/// <param name="RunnerUpReason">Why the runner-up; may be left out.</param>
public sealed record DecisionInput(string? WinnerId, string? RunnerUpId, string? Reason, string? NotTopRankReason, string? RunnerUpReason);

/// <summary>The project manager proposes winner and runner-up to the award gate. Ranks inform; people decide and say why.</summary>
public static class ProposeDecision
{
    /// <summary>Name of the orchestration that renders the memo.</summary>
    public const string Memo = "MemoOrchestrator";

    private const int ShortestReason = 10;

    /// <summary>Checks both CDMOs and the reasons, then opens the gate.</summary>
    public static Outcome Decide(Selection selection, DecisionInput input, Actor actor, DateTimeOffset now)
    {
        var state = selection.State;
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("The project manager proposes the decision.");
        if (Blank(input.WinnerId) is { } unknown && selection.Candidate(unknown) is null) return Refusal.NotFound($"candidate {unknown}");
        if (state.Stage != Stage.Decision) return Refusal.WrongStage(selection, "winner and runner-up are proposed in the stage decision.");
        var (winner, runnerUp) = (Blank(input.WinnerId), Blank(input.RunnerUpId));
        if (selection.OpenGate is { } open)
        {
            return open.Kind == GateKind.Award && state.WinnerId == winner && state.RunnerUpId == runnerUp
                ? Outcome.AlreadyDone
                : Refusal.WrongState("gate-open", $"The {GateNames.Of(open.Kind)} is open; a proposal can be changed once it is sent back.");
        }

        var ranking = FinalScorecard.Rank(selection);
        if (Errors(selection, input, winner, runnerUp, ranking) is { Count: > 0 } errors) return Refusal.Invalid(errors);

        var change = new Change();
        var gate = OpenGate.Add(change, selection, GateKind.Award, Proposal(selection, input, winner!, runnerUp, ranking), actor, now);
        var proposal = new DecisionProposal
        {
            Number = gate.Number,
            WinnerId = winner!,
            RunnerUpId = runnerUp,
            Reason = input.Reason!.Trim(),
            RunnerUpReason = input.RunnerUpReason?.Trim() ?? "",
            NotTopRankReason = input.NotTopRankReason?.Trim() ?? "",
            ProposedBy = actor.PersonId,
            At = now,
        };
        return change
            .Put(proposal)
            .Put(state with { WinnerId = winner, RunnerUpId = runnerUp, NeedsAttention = DecisionUpkeep.WithoutNotices(state) })
            .Note("decision.proposed", proposal.RowKey, null, runnerUp is null ? winner : $"{winner}, runner-up {runnerUp}", proposal.Reason)
            .Start(Memo, Instances.Memo(selection.Id, gate.Number), new { SelectionId = selection.Id, Key = $"{gate.Number}" })
            .Wake(Instances.Decision(selection.Id));
    }

    private static List<FieldError> Errors(Selection selection, DecisionInput input, string? winner, string? runnerUp, IReadOnlyList<RankedCdmo> ranking)
    {
        List<FieldError> errors = [];
        var winnerWrong = winner is null ? "Choose the winner." : Selectable.WhyNot(selection, winner);
        if (winnerWrong is not null) errors.Add(new("winnerId", winnerWrong));
        if (runnerUp is not null && runnerUp == winner) errors.Add(new("runnerUpId", "Winner and runner-up must be different."));
        else if (runnerUp is not null && Selectable.WhyNot(selection, runnerUp) is { } wrong) errors.Add(new("runnerUpId", wrong));
        else if (runnerUp is null && Selectable.Of(selection).Any(c => c.CdmoId != winner))
            errors.Add(new("runnerUpId", "Name a runner-up: another CDMO could be selected, and a contract may fail."));
        if ((input.Reason?.Trim().Length ?? 0) < ShortestReason) errors.Add(new("reason", "Say why this CDMO, at least ten characters; it stays in the record."));
        if (winnerWrong is null && !IsFirst(ranking, winner!) && (input.NotTopRankReason?.Trim().Length ?? 0) < ShortestReason)
            errors.Add(new("notTopRankReason", "This CDMO is not first of the final scorecard: say why it is chosen all the same, at least ten characters."));
        return errors;
    }

    private static bool IsFirst(IReadOnlyList<RankedCdmo> ranking, string cdmoId) => ranking.Any(r => r.Rank == 1 && r.Card.CdmoId == cdmoId);

    private static string Proposal(Selection selection, DecisionInput input, string winner, string? runnerUp, IReadOnlyList<RankedCdmo> ranking)
    {
        var text = $"Select {selection.NameOf(winner)}. {input.Reason!.Trim()}";
        if (!IsFirst(ranking, winner)) text += $"\nNot first of the final scorecard: {input.NotTopRankReason!.Trim()}";
        return text + (runnerUp is null ? "\nNo other CDMO can be selected as runner-up." : $"\nRunner-up: {selection.NameOf(runnerUp)}. {input.RunnerUpReason?.Trim()}").TrimEnd();
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
