using CdmoFlow.Selections;

namespace CdmoFlow.People;

/// <summary>
/// A team member is away for a while and a colleague of the same team decides in the meantime. It lies with the selection, so that it takes effect in the same transaction as everything else there
/// and stands in its trail.
/// </summary>
public sealed record Absence : ISelectionRow
{
    /// <summary>Who is away; a person has one announced absence per selection at a time.</summary>
    public required string PersonId { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(PersonId);

    /// <summary>Who decides meanwhile, a member of the same team.</summary>
    public required string DeputyId { get; init; }

    /// <summary>From when, inclusive.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until when, exclusive.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>True during the absence.</summary>
    public bool IsNow(DateTimeOffset now) => now >= From && now < Until;

    /// <summary>The row key of a person's absence.</summary>
    public static string KeyOf(string personId) => $"absence|{personId}";
}
