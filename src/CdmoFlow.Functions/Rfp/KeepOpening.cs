using CdmoFlow.Functions.Selections;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Rfp;

/// <summary>The opening by two persons, or the decision what to do when nobody submitted (see <see cref="OpeningUpkeep"/>).</summary>
public sealed class KeepOpening(Desk desk)
{
    /// <summary>Does what is due now and says what to wait for.</summary>
    [Function(nameof(KeepOpening))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => OpeningUpkeep.Due(selection, input.Key, now),
            (selection, now) => OpeningUpkeep.Status(selection, input.Key, now));
}
