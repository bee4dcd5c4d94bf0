using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Records;

/// <summary>Reads a selection's trail and holds it against its chain and the signed checkpoints.</summary>
public sealed class TrailChecks(SelectionStore store, RoomStore rooms, Checkpoints checkpoints, SecretKeys keys, TimeProvider clock, ILogger<TrailChecks> logger)
{
    // One missed night may be a restart; two are a fault.
    private static readonly TimeSpan Late = TimeSpan.FromDays(2);

    /// <summary>The trail and what the check found; null when there is no such selection.</summary>
    public async Task<CheckedTrail?> LookAsync(string selectionId, CancellationToken cancellationToken = default)
    {
        // Checkpoints first: one taken while we read would know of rows that we do not.
        var seen = await checkpoints.RecentAsync(cancellationToken);
        if (await store.LoadAsync(selectionId, cancellationToken) is not { } loaded) return null;
        var head = loaded.Selection.State.Trail;
        var entries = await store.TrailAsync(selectionId, cancellationToken);
        // Rows written after the head was read belong to the next look; they are whole on their own.
        var then = entries.Where(e => e.Sequence <= head.Sequence).ToList();
        var verdict = TrailCheck.Check(selectionId, then, head, await keys.TrailAsync(cancellationToken), seen);
        if (verdict.IsWhole && SealedContent.IsNoted(then)) verdict = verdict with { FirstBreak = SealedContent.FirstBreak(loaded.Selection, then, await rooms.AllSubmissionsAsync(selectionId, cancellationToken)) };
        // An alert reads this line: infra/queries.
        if (verdict.FirstBreak is { } broken) logger.LogError("The trail of selection {SelectionId} does not hold: {Break}", selectionId, broken);
        return new CheckedTrail(loaded.Selection, then, verdict, checkpoints.AreBesideData)
        {
            CheckpointsAreLate = seen.Count > 0 && seen[^1].Checkpoint is { } newest && newest.At + Late < clock.GetUtcNow(),
        };
    }
}

/// <summary>A trail with the result of its check.</summary>
/// <param name="Selection">Whose trail it is.</param>
/// <param name="Entries">Its rows in order.</param>
/// <param name="Verdict">What the check found.</param>
/// <param name="AnchorIsBesideData">True when whoever can write the data can also write the checkpoints.</param>
public sealed record CheckedTrail(Selection Selection, IReadOnlyList<TrailEntry> Entries, TrailVerdict Verdict, bool AnchorIsBesideData)
{
    /// <summary>True when the nightly checkpoint has not been taken for two days: what was written since is confirmed by nothing.</summary>
    public bool CheckpointsAreLate { get; init; }
}
