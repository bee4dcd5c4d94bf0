using CdmoFlow.Functions.Selections;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Rfp;

/// <summary>The issued RFP: its deadline closes the submissions (see <see cref="RfpUpkeep"/>).</summary>
public sealed class KeepRfp(Desk desk)
{
    /// <summary>Does what is due now and says what to wait for.</summary>
    [Function(nameof(KeepRfp))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => RfpUpkeep.Due(selection, input.Key, now),
            (selection, now) => RfpUpkeep.Status(selection, input.Key, now));
}
