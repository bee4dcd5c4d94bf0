using CdmoFlow.Decision;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Decision;

/// <summary>The decision stage: reminds the project manager to name winner and runner-up (see <see cref="DecisionUpkeep"/>).</summary>
public sealed class KeepDecision(Desk desk)
{
    /// <summary>Does what is due now and says what to wait for.</summary>
    [Function(nameof(KeepDecision))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => DecisionUpkeep.Due(selection, input.Key, now),
            (selection, now) => DecisionUpkeep.Status(selection, input.Key, now));
}
