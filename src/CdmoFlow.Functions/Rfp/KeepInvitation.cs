using CdmoFlow.Functions.Selections;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Rfp;

/// <summary>One invitation: reminders until the deadline. The key is the CDMO (see <see cref="InvitationUpkeep"/>).</summary>
public sealed class KeepInvitation(Desk desk, RoomStore rooms)
{
    /// <summary>Does what is due now and says what to wait for. Of the CDMO's own partition it takes whether there is an unsubmitted draft, and nothing else.</summary>
    [Function(nameof(KeepInvitation))]
    public async Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client)
    {
        var room = await TransientFaultException.GuardAsync(() => rooms.ContentAsync(input.SelectionId, input.Key ?? ""));
        return await desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => InvitationUpkeep.Due(selection, input.Key, RoomDraft.IsUnsubmitted(room.Draft, selection, input.Key ?? "", room.Submissions), now),
            (selection, now) => InvitationUpkeep.Status(selection, input.Key, now));
    }
}
