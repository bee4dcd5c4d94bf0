using CdmoFlow.Functions.Selections;
using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Longlist.Outreach;

/// <summary>The availability check: the silent are reminded once, then their silence is a task (see <see cref="OutreachUpkeep"/>).</summary>
public sealed class KeepOutreach(Desk desk)
{
    /// <summary>Does what is due now and says what to wait for.</summary>
    [Function(nameof(KeepOutreach))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => OutreachUpkeep.Due(selection, input.Key, now),
            (selection, now) => OutreachUpkeep.Status(selection, input.Key, now));
}
