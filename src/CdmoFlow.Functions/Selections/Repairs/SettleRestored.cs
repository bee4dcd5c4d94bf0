using CdmoFlow.People;
using CdmoFlow.Records.Exports;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>A restored selection says that sealed content is missing: once it is there, because it was submitted again or came with another export, the sentence goes.</summary>
public sealed class SettleRestored(Desk desk, RoomStore rooms)
{
    /// <summary>Looks for the content of every version that the sentence may be about.</summary>
    public async Task MendAsync(DurableTaskClient client, Selection selection, CancellationToken cancellationToken = default)
    {
        if (!selection.State.Needs(SealedMissing.Begin)) return;
        List<string> stored = [];
        foreach (var seal in selection.Proposals.Where(p => p is { IsHeld: true, IsPriceOpened: false }))
        {
            if (await rooms.SubmissionAsync(selection.Id, seal.CdmoId, seal.SubmissionId, cancellationToken) is { } found) stored.Add(found.Id);
        }

        // Content never goes again; a version that comes meanwhile has its own and is looked at the next time.
        await desk.DecideAsync(
            selection.Id, Actor.System, client, (current, _) => current.Proposals.Select(p => p.SubmissionId).SequenceEqual(selection.Proposals.Select(p => p.SubmissionId), StringComparer.Ordinal) ? SealedMissing.Settle(current, stored) : Outcome.AlreadyDone, cancellationToken);
    }
}
