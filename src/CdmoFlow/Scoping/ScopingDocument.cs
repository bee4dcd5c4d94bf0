namespace CdmoFlow.Scoping;

/// <summary>
/// What a sponsor posts to create a selection. Everything is optional here, and enumerations are plain words,
/// so that <see cref="ScopingValidation"/> can name each missing or unknown one instead of failing at the first.
/// </summary>
public sealed record ScopingDocument
{
    /// <summary>A version-7 GUID of the request: sent again, it leads to the same selection instead of a second one. May be left out.</summary>
    public string? RequestId { get; init; }

    /// <summary>Name of the sponsor's company.</summary>
    public string? Sponsor { get; init; }

    /// <summary>The program that links several selections, such as one product.</summary>
    public string? Program { get; init; }

    /// <summary>The part of the program that this selection awards once, such as drug substance.</summary>
    public string? WorkPackage { get; init; }

    /// <summary>A word of <see cref="Scoping.Modality"/>.</summary>
    public string? Modality { get; init; }

    /// <summary>A word of <see cref="Scoping.DevelopmentStage"/>.</summary>
    public string? DevelopmentStage { get; init; }

    /// <summary>The services asked for, one to five.</summary>
    public IReadOnlyList<string?>? Services { get; init; }

    /// <summary>The form given to the patient, such as sterile injectable.</summary>
    public string? DosageForm { get; init; }

    /// <summary>Batch sizes and their number.</summary>
    public ScaleDocument? Scale { get; init; }

    /// <summary>The markets to be supplied, such as US or EU.</summary>
    public IReadOnlyList<string?>? TargetMarkets { get; init; }

    /// <summary>The money set aside, in <see cref="Currency"/>.</summary>
    public decimal? Budget { get; init; }

    /// <summary>A code of ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>The IANA name of the zone in which people read the deadlines.</summary>
    public string? TimeZone { get; init; }

    /// <summary>A word of <see cref="Scoping.OutsourcingModel"/>.</summary>
    public string? OutsourcingModel { get; init; }

    /// <summary>A word of <see cref="EnvelopeRule"/>; <c>separate</c> when left out.</summary>
    public string? Envelopes { get; init; }

    /// <summary>The people of the sponsor.</summary>
    public IReadOnlyList<TeamMemberDocument?>? Team { get; init; }

    /// <summary>Keys of further knock-out criteria; data integrity (D6) is always one.</summary>
    public IReadOnlyList<string?>? KnockOuts { get; init; }

    /// <summary>How long the stages may take; defaults stand in for what is left out.</summary>
    public StageScheduleDocument? Dates { get; init; }

    /// <summary>What the product is to treat.</summary>
    public string? Indication { get; init; }

    /// <summary>What the project is to reach.</summary>
    public string? Objectives { get; init; }

    /// <summary>The molecule: structure, stability, development history.</summary>
    public string? TechnicalSummary { get; init; }

    /// <summary>The manufacturing process as it stands.</summary>
    public string? CurrentProcess { get; init; }

    /// <summary>The analytical methods and their state.</summary>
    public string? AnalyticalMethods { get; init; }

    /// <summary>What quality and regulation demand beyond cGMP.</summary>
    public string? QualityRequirements { get; init; }

    /// <summary>The dates that drive the project.</summary>
    public IReadOnlyList<MilestoneDocument?>? Milestones { get; init; }

    /// <summary>ISO 3166-1 codes of the countries, of both sides, whose public holidays are no working days; they can be changed later.</summary>
    public IReadOnlyList<string?>? HolidayCountries { get; init; }
}

/// <summary>Batch sizes as posted, all in one <see cref="Unit"/>.</summary>
public sealed record ScaleDocument
{
    /// <summary>Size of a batch for trials.</summary>
    public decimal? ClinicalBatch { get; init; }

    /// <summary>Size of a batch for the market.</summary>
    public decimal? CommercialBatch { get; init; }

    /// <summary>Batches wanted per year.</summary>
    public int? BatchesPerYear { get; init; }

    /// <summary>The unit of both sizes, such as L or kg.</summary>
    public string? Unit { get; init; }
}

/// <summary>One person of the sponsor as posted.</summary>
public sealed record TeamMemberDocument
{
    /// <summary>The name shown on decisions and signatures.</summary>
    public string? Name { get; init; }

    /// <summary>Where mails and one-time codes go.</summary>
    public string? Email { get; init; }

    /// <summary>Words of <see cref="People.SponsorFunction"/>.</summary>
    public IReadOnlyList<string?>? Functions { get; init; }

    /// <summary>Words of <see cref="People.Role"/>.</summary>
    public IReadOnlyList<string?>? Roles { get; init; }
}

/// <summary>A date of the project as posted.</summary>
public sealed record MilestoneDocument
{
    /// <summary>What happens, such as first patient dosed.</summary>
    public string? Name { get; init; }

    /// <summary>The day as yyyy-MM-dd.</summary>
    public string? Date { get; init; }
}
