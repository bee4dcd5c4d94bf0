namespace CdmoFlow.Records;

/// <summary>
/// Where every selection's trail ended at one moment, signed and kept elsewhere: a trail that is later cut, rewritten or removed contradicts it, even when whoever did it
/// has the trail's own key (21 CFR 11.10(c) and (e); ALCOA+ "enduring").
/// </summary>
/// <param name="At">When it was taken, UTC.</param>
/// <param name="Heads">One entry per selection, in the order of their ids.</param>
public sealed record Checkpoint(DateTimeOffset At, IReadOnlyList<CheckpointHead> Heads)
{
    /// <summary>The name under which it is kept: one per day, so that a repeated run changes nothing.</summary>
    public string Name => At.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The end of a selection's trail as this checkpoint saw it; null for a selection that did not exist yet.</summary>
    public CheckpointHead? Of(string selectionId) => Heads.FirstOrDefault(h => string.Equals(h.SelectionId, selectionId, StringComparison.Ordinal));
}

/// <summary>The end of one trail.</summary>
/// <param name="SelectionId">The selection.</param>
/// <param name="Sequence">Number of its last row.</param>
/// <param name="Hash">Hash of its last row, hex.</param>
public sealed record CheckpointHead(string SelectionId, long Sequence, string Hash);

/// <summary>A checkpoint as it is stored.</summary>
/// <param name="Content">The checkpoint as JSON, byte for byte as it was signed.</param>
/// <param name="Signature">ECDSA over SHA-256 of the content (UTF-8), IEEE P1363, base64.</param>
/// <param name="KeyId">First 16 hex digits of the SHA-256 of the public key, to tell which key signed.</param>
public sealed record SignedCheckpoint(string Content, string Signature, string KeyId);
