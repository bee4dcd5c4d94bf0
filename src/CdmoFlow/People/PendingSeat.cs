using CdmoFlow.Selections;

namespace CdmoFlow.People;

/// <summary>A change of the team that waits for a second person, because proposals are sealed.</summary>
public sealed record PendingSeat : ISelectionRow
{
    /// <summary>What is to change.</summary>
    public required SeatChange Change { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Change.PersonId);

    /// <summary>Who proposed it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>True once it was confirmed or refused.</summary>
    public bool IsSettled { get; init; }

    /// <summary>The row key; one change per person waits at a time.</summary>
    public static string KeyOf(string personId) => $"seat|{personId}";
}
