namespace CdmoFlow.Records;

/// <summary>Holds a trail against itself and against what signed checkpoints saw of it.</summary>
public static class TrailCheck
{
    /// <summary>Checks everything and names the first break.</summary>
    /// <param name="selectionId">Whose trail it is.</param>
    /// <param name="entries">Its rows in order.</param>
    /// <param name="head">Where the selection says that it ends; null when the selection itself is gone.</param>
    /// <param name="key">Key of the keyed hashes; empty when only the public key of the checkpoints is at hand: then the keyed hashes are not checked.</param>
    /// <param name="checkpoints">Stored checkpoints, oldest first, with their signatures checked.</param>
    public static TrailVerdict Check(
        string selectionId, IReadOnlyList<TrailEntry> entries, TrailHead? head, ReadOnlySpan<byte> key, IReadOnlyList<OpenedCheckpoint> checkpoints)
    {
        var last = checkpoints.Where(c => c.Checkpoint?.Of(selectionId) is not null).Select(c => (c.Name, c.Checkpoint!.Of(selectionId)!.Sequence)).LastOrDefault();
        var broken = BrokenBy(selectionId, entries, checkpoints) ?? TrailChain.FirstBreak(entries, head ?? TrailHead.Empty, key);
        return new TrailVerdict(broken, entries.Count, last.Name, last.Sequence);
    }

    /// <summary>Checkpoints speak first: they were kept elsewhere, so what they contradict was done on purpose.</summary>
    private static string? BrokenBy(string selectionId, IReadOnlyList<TrailEntry> entries, IReadOnlyList<OpenedCheckpoint> checkpoints)
    {
        string? before = null;
        foreach (var (name, checkpoint, problem) in checkpoints)
        {
            if (checkpoint is null) return problem;
            if (checkpoint.Of(selectionId) is not { } seen)
            {
                if (before is not null) return $"The checkpoint of {name} does not know the selection, although that of {before} did: its row was away or unreadable then.";
                continue;
            }

            before = name;
            if (seen.Sequence == 0) continue;
            if (entries.Count == 0) return $"The trail is gone: the checkpoint of {name} saw {seen.Sequence} rows.";
            if (entries[^1].Sequence < seen.Sequence) return $"The end was cut off: the checkpoint of {name} saw row {seen.Sequence}, the trail ends at row {entries[^1].Sequence}.";
            var row = entries.FirstOrDefault(e => e.Sequence == seen.Sequence);
            if (row is not null && !string.Equals(row.Hash, seen.Hash, StringComparison.Ordinal))
                return FirstInside(entries, seen.Sequence) ?? $"The trail was rewritten at or before row {seen.Sequence}: the checkpoint of {name} saw another row there.";
        }

        return null;
    }

    /// <summary>A clumsy change breaks the chain itself, and that names the row more closely than the checkpoint can.</summary>
    private static string? FirstInside(IReadOnlyList<TrailEntry> entries, long upTo)
    {
        var part = entries.TakeWhile(e => e.Sequence <= upTo).ToList();
        return TrailChain.FirstBreak(part, new TrailHead(part[^1].Sequence, part[^1].Hash), []);
    }
}

/// <summary>What a check found.</summary>
/// <param name="FirstBreak">A sentence that names the first break; null when the trail is whole.</param>
/// <param name="Rows">Rows that were checked.</param>
/// <param name="LastCheckpoint">Day of the last checkpoint that saw this trail; null while there is none.</param>
/// <param name="AnchoredRow">The last row that it covers; 0 while there is none.</param>
public sealed record TrailVerdict(string? FirstBreak, int Rows, string? LastCheckpoint, long AnchoredRow)
{
    /// <summary>True when nothing contradicts.</summary>
    public bool IsWhole => FirstBreak is null;
}
