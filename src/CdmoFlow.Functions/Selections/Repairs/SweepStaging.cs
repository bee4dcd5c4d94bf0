using CdmoFlow.Proposals;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>Uploads that were sealed, replaced or never submitted would lie in staging for ever, and so would the blocks of abandoned ones: those that nothing needs any more are deleted.</summary>
public sealed class SweepStaging(SelectionStore selections, RoomStore rooms, StagedBlobs staged, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>How long an upload stays untouched, in real time, before it is looked at; tests shorten it.</summary>
    public TimeSpan After { get; init; } = Patience;

    /// <summary>Deletes what is old and not needed; answers how many blobs that were.</summary>
    public async Task<int> MendAsync(CancellationToken cancellationToken)
    {
        // Storage dates its blobs by the real clock, which knows no skipped time.
        var before = TimeProvider.System.GetUtcNow() - After;
        var old = await staged.BeforeAsync(before, cancellationToken);
        if (old.Count == 0) return 0;
        var (needed, alive) = await NeededAsync(before, cancellationToken);
        // Blocks that were never put together have no date: the permission that wrote them is the oldest they can be.
        var useless = old.Where(b => !(b.IsUncommitted ? alive : needed).Contains(b.Name)).ToList();
        foreach (var blob in useless) await staged.DropAsync(blob, cancellationToken);
        return useless.Count;
    }

    private async Task<(HashSet<string> Needed, HashSet<string> Alive)> NeededAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        HashSet<string> needed = new(StringComparer.Ordinal), alive = new(StringComparer.Ordinal);
        foreach (var id in await selections.ListIdsAsync(cancellationToken))
        {
            if (await selections.LoadAsync(id, cancellationToken) is not { } loaded) continue;
            foreach (var cdmo in StagingNeeds.Of(loaded.Selection, clock.GetUtcNow()))
            {
                var uploads = await rooms.UploadsAsync(id, cdmo, cancellationToken);
                needed.UnionWith(uploads.Select(u => u.BlobName));
                alive.UnionWith(uploads.Where(u => u.PermittedUntil > before).Select(u => u.BlobName));
                // A submitted file may have been taken out of the room's list in the moment it was submitted.
                needed.UnionWith((await rooms.SubmissionsAsync(id, cdmo, cancellationToken)).SelectMany(s => s.Files).Where(f => f.Sha256 is null).Select(f => f.StagingBlob));
            }
        }

        return (needed, alive);
    }
}
