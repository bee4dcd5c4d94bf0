using CdmoFlow.Evaluation;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Evaluation;

/// <summary>Scoring and shortlist: reminds evaluators, then the project manager (see <see cref="EvaluationUpkeep"/>).</summary>
public sealed class KeepEvaluation(Desk desk)
{
    /// <summary>Does what is due now and says what to wait for.</summary>
    [Function(nameof(KeepEvaluation))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => EvaluationUpkeep.Due(selection, input.Key, now),
            (selection, now) => EvaluationUpkeep.Status(selection, input.Key, now));
}
