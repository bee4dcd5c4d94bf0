namespace CdmoFlow.Longlist;

/// <summary>What a candidate must meet at all; whatever is off only costs points.</summary>
public sealed record FitFilters
{
    /// <summary>Proven experience with the modality; on unless switched off.</summary>
    public bool Modality { get; init; } = true;

    /// <summary>Proven experience with the dosage form.</summary>
    public bool DosageForm { get; init; }

    /// <summary>The clinical batch lies within the stated scale.</summary>
    public bool Scale { get; init; }

    /// <summary>Only companies with their head office in one of these; empty means everywhere.</summary>
    public IReadOnlyList<Region> Regions { get; init; } = [];

    /// <summary>Authorities that must all have approved, such as FDA; empty means none demanded.</summary>
    public IReadOnlyList<string> Approvals { get; init; } = [];
}
