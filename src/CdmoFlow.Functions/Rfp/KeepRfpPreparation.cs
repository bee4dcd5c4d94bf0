using CdmoFlow.Functions.Selections;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Rfp;

/// <summary>The RFP before it is issued: names what is missing until it is complete (see <see cref="RfpPreparationUpkeep"/>).</summary>
public sealed class KeepRfpPreparation(Desk desk)
{
    /// <summary>Does what is due now and says what to wait for.</summary>
    [Function(nameof(KeepRfpPreparation))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => RfpPreparationUpkeep.Due(selection, input.Key, now),
            (selection, now) => RfpPreparationUpkeep.Status(selection, input.Key, now));
}
