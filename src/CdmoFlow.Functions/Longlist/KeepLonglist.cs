using CdmoFlow.Functions.Selections;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Longlist;

/// <summary>The longlist stage: reminds the project manager to choose (see <see cref="LonglistUpkeep"/>).</summary>
public sealed class KeepLonglist(Desk desk)
{
    /// <summary>Does what is due now and says what to wait for.</summary>
    [Function(nameof(KeepLonglist))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => LonglistUpkeep.Due(selection, input.Key, now),
            (selection, now) => LonglistUpkeep.Status(selection, input.Key, now));
}
