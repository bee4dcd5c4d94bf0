using CdmoFlow.Proposals;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>Uploads that were sealed, replaced or never submitted would lie in staging for ever: those that nothing needs any more are deleted.</summary>
public sealed class SweepStaging(SelectionStore selections, RoomStore rooms, ProposalBlobs blobs)
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>How long an upload stays untouched, in real time, before it is looked at; tests shorten it.</summary>
    public TimeSpan After { get; init; } = Patience;

    /// <summary>Deletes what is old and not needed; answers how many blobs that were.</summary>
    public async Task<int> MendAsync(CancellationToken cancellationToken)
    {
        // Storage dates its blobs by the real clock, which knows no skipped time.
        var old = await blobs.StagedBeforeAsync(TimeProvider.System.GetUtcNow() - After, cancellationToken);
        if (old.Count == 0) return 0;
        var needed = await NeededAsync(cancellationToken);
        var useless = old.Where(name => !needed.Contains(name)).ToList();
        foreach (var name in useless) await blobs.DropStagedAsync(name, cancellationToken);
        return useless.Count;
    }

    private async Task<HashSet<string>> NeededAsync(CancellationToken cancellationToken)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in await selections.ListIdsAsync(cancellationToken))
        {
            if (await selections.LoadAsync(id, cancellationToken) is not { } loaded) continue;
            foreach (var cdmo in StagingNeeds.Of(loaded.Selection))
            {
                needed.UnionWith((await rooms.UploadsAsync(id, cdmo, cancellationToken)).Select(u => u.BlobName));
                // A submitted file may have been taken out of the room's list in the moment it was submitted.
                needed.UnionWith((await rooms.SubmissionsAsync(id, cdmo, cancellationToken)).SelectMany(s => s.Files).Where(f => f.Sha256 is null).Select(f => f.StagingBlob));
            }
        }

        return needed;
    }
}
