namespace CdmoFlow.Records;

/// <summary>A stored checkpoint after its signature was checked.</summary>
/// <param name="Name">The name under which it is kept: its day.</param>
/// <param name="Checkpoint">What it says; null when it counts for nothing.</param>
/// <param name="Problem">Why it counts for nothing, in a sentence; null when it counts.</param>
public sealed record OpenedCheckpoint(string Name, Checkpoint? Checkpoint, string? Problem);
