using CdmoFlow.Functions.Selections;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Rfp;

/// <summary>One invitation: reminders until the deadline. The key is the CDMO (see <see cref="InvitationUpkeep"/>).</summary>
public sealed class KeepInvitation(Desk desk)
{
    /// <summary>Does what is due now and says what to wait for.</summary>
    [Function(nameof(KeepInvitation))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => InvitationUpkeep.Due(selection, input.Key, now),
            (selection, now) => InvitationUpkeep.Status(selection, input.Key, now));
}
