using CdmoFlow.Audits;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Audits;

/// <summary>All audits together, up to their gate. The key is the round (see <see cref="DueDiligenceUpkeep"/>).</summary>
public sealed class KeepDueDiligence(Desk desk)
{
    /// <summary>Does what is due now and says what to wait for.</summary>
    [Function(nameof(KeepDueDiligence))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => DueDiligenceUpkeep.Due(selection, input.Key, now),
            (selection, now) => DueDiligenceUpkeep.Status(selection, input.Key, now));
}
