namespace CdmoFlow.Records.Retention;

/// <summary>Names and addresses of people are to be replaced by pseudonyms, or were: who wanted it, whom it concerns, what became of it.</summary>
public sealed record Anonymisation
{
    /// <summary>Who prepared it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Whom it concerns and whom not, as found when it was prepared; after it was done, as it was done.</summary>
    public required IReadOnlyList<PlannedPerson> People { get; init; }

    /// <summary>Who agreed; null while it waits for a second person.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When the last name was replaced; null while it is not done.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>It was agreed and is being carried out.</summary>
    public bool IsUnderWay => ConfirmedAt is not null && DoneAt is null;

    /// <summary>It waits for the second person.</summary>
    public bool IsProposed => ConfirmedAt is null;
}

/// <summary>One person of an anonymisation.</summary>
/// <param name="PersonId">Key into the people table.</param>
/// <param name="CdmoId">The CDMO; null for the sponsor's people.</param>
/// <param name="KeptBecause">Why the name stays; null where it is replaced.</param>
public sealed record PlannedPerson(string PersonId, string? CdmoId, KeptReason? KeptBecause)
{
    /// <summary>The name is replaced.</summary>
    public bool IsReplaced => KeptBecause is null;
}

/// <summary>Why a person's name stays.</summary>
public enum KeptReason
{
    /// <summary>Works for the CDMO with which the contract was made.</summary>
    SelectedCdmo,

    /// <summary>Stands in the records of another selection whose period is not over, or which is held.</summary>
    OtherSelection,
}
