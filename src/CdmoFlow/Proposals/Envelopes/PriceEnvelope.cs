using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Envelopes;

/// <summary>How far the prices of a selection have come, where its envelopes are apart. Before the technical scores are locked there is no such row.</summary>
public sealed record PriceEnvelope : ISelectionRow
{
    /// <summary>The one row key.</summary>
    public const string Key = "prices";

    /// <inheritdoc />
    public string RowKey => Key;

    /// <summary>When the technical scores were locked, UTC.</summary>
    public required DateTimeOffset LockedAt { get; init; }

    /// <summary>Who locked them; key into the people table.</summary>
    public required string LockedBy { get; init; }

    /// <summary>Why then.</summary>
    public required string Reason { get; init; }

    /// <summary>SHA-256 over all technical scores as they were locked, hex.</summary>
    public required string Scores { get; init; }

    /// <summary>Who confirmed the opening of the prices; two different persons open them.</summary>
    public IReadOnlyList<OpeningConfirmation> Opening { get; init; } = [];

    /// <summary>When the second one did, UTC; null while the prices are sealed.</summary>
    public DateTimeOffset? OpenedAt { get; init; }
}
