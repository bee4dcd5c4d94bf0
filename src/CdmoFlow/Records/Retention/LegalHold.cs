namespace CdmoFlow.Records.Retention;

/// <summary>An order to keep everything, such as in a dispute. One person places it at once, because waiting could cost evidence; two lift it.</summary>
/// <param name="Reason">Why.</param>
/// <param name="PlacedBy">Who placed it.</param>
/// <param name="PlacedAt">When.</param>
public sealed record LegalHold(string Reason, string PlacedBy, DateTimeOffset PlacedAt)
{
    /// <summary>Who asked to have it lifted; null while nobody did.</summary>
    public string? LiftAskedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? LiftAskedAt { get; init; }

    /// <summary>Why.</summary>
    public string? LiftReason { get; init; }
}
