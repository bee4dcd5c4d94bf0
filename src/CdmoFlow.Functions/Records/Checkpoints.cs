using CdmoFlow.Records;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;

namespace CdmoFlow.Functions.Records;

/// <summary>Checkpoints with their signatures checked. They never change, so those of the last month are kept in memory for pages.</summary>
public sealed class Checkpoints(CheckpointStore store, SecretKeys keys)
{
    private const int ForPages = 31;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private volatile Kept? kept;

    /// <summary>True when whoever can write the data can also write the checkpoints.</summary>
    public bool AreBesideData => store.IsBesideData;

    /// <summary>Those of the last month, read at most ten minutes ago.</summary>
    public async Task<IReadOnlyList<OpenedCheckpoint>> RecentAsync(CancellationToken cancellationToken = default)
    {
        // The real clock: how old a copy in memory is has nothing to do with business time.
        if (kept is not { } known || TimeProvider.System.GetElapsedTime(known.At) > Fresh)
            kept = known = new(await OpenAsync(cancellationToken), TimeProvider.System.GetTimestamp());
        return known.List;
    }

    /// <summary>Takes and keeps one for today; false when there is one already.</summary>
    public async Task<bool> TakeAsync(IReadOnlyList<CheckpointHead> heads, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        using var key = await keys.CheckpointAsync(cancellationToken);
        var checkpoint = new Checkpoint(now.ToUniversalTime(), heads);
        var added = await store.AddAsync(checkpoint.Name, CheckpointSeal.Sign(checkpoint, key), cancellationToken);
        kept = null;
        return added;
    }

    private async Task<IReadOnlyList<OpenedCheckpoint>> OpenAsync(CancellationToken cancellationToken)
    {
        using var known = await keys.CheckpointKeysAsync(cancellationToken);
        return CheckpointSeal.OpenAll(await store.NewestAsync(ForPages, cancellationToken), known);
    }

    private sealed record Kept(IReadOnlyList<OpenedCheckpoint> List, long At);
}
