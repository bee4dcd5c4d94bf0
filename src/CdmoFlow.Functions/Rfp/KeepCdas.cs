using CdmoFlow.Functions.Selections;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Rfp;

/// <summary>The confidentiality agreements: those not signed in time expire, and the stage goes on with the others (see <see cref="CdaUpkeep"/>).</summary>
public sealed class KeepCdas(Desk desk)
{
    /// <summary>Does what is due now and says what to wait for.</summary>
    [Function(nameof(KeepCdas))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => CdaUpkeep.Due(selection, input.Key, now),
            (selection, now) => CdaUpkeep.Status(selection, input.Key, now));
}
