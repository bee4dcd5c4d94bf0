using CdmoFlow.Functions.Selections;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Rfp.Confidentiality;

/// <summary>The confidentiality agreements: asked for again, announced before their end, and ended on their day (see <see cref="CdaDatesUpkeep"/>).</summary>
public sealed class KeepCdaDates(Desk desk)
{
    /// <summary>Does what is due now and says what to wait for.</summary>
    [Function(nameof(KeepCdaDates))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => CdaDatesUpkeep.Due(selection, input.Key, now),
            (selection, now) => CdaDatesUpkeep.Status(selection, input.Key, now));
}
