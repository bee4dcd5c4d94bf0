using CdmoFlow.Rfp;

namespace CdmoFlow.Scoping;

/// <summary>
/// The checked facts of a selection. It holds no personal data, so that it may be stored, hashed and printed;
/// texts the sponsor has not written yet are empty and are named by the RFP's completeness check.
/// </summary>
public sealed record Brief
{
    /// <summary>Name of the sponsor's company.</summary>
    public required string Sponsor { get; init; }

    /// <summary>The program that links several selections.</summary>
    public required string Program { get; init; }

    /// <summary>The part of the program that this selection awards once.</summary>
    public required string WorkPackage { get; init; }

    /// <summary>The kind of product.</summary>
    public required Modality Modality { get; init; }

    /// <summary>How far the product has come.</summary>
    public required DevelopmentStage DevelopmentStage { get; init; }

    /// <summary>The services asked for, at least one.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>The form given to the patient.</summary>
    public required string DosageForm { get; init; }

    /// <summary>Batch sizes and their number.</summary>
    public required Scale Scale { get; init; }

    /// <summary>The markets to be supplied, at least one.</summary>
    public required IReadOnlyList<string> TargetMarkets { get; init; }

    /// <summary>The money set aside, in <see cref="Currency"/>; never shown to a CDMO.</summary>
    public required decimal Budget { get; init; }

    /// <summary>A code of ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>The IANA name of the zone in which people read the deadlines.</summary>
    public required string TimeZone { get; init; }

    /// <summary>How deep the relationship is meant to be.</summary>
    public required OutsourcingModel OutsourcingModel { get; init; }

    /// <summary>Whether technical parts and prices of the proposals are opened apart.</summary>
    public EnvelopeRule Envelopes { get; init; }

    /// <summary>Keys of the knock-out criteria, D6 always among them.</summary>
    public required IReadOnlyList<string> KnockOuts { get; init; }

    /// <summary>How long the stages may take.</summary>
    public StageSchedule Schedule { get; init; } = new();

    /// <summary>What the product is to treat, or empty.</summary>
    public string Indication { get; init; } = "";

    /// <summary>What the project is to reach, or empty.</summary>
    public string Objectives { get; init; } = "";

    /// <summary>The molecule, or empty.</summary>
    public string TechnicalSummary { get; init; } = "";

    /// <summary>The manufacturing process as it stands, or empty.</summary>
    public string CurrentProcess { get; init; } = "";

    /// <summary>The analytical methods and their state, or empty.</summary>
    public string AnalyticalMethods { get; init; } = "";

    /// <summary>What quality and regulation demand beyond cGMP, or empty.</summary>
    public string QualityRequirements { get; init; } = "";

    /// <summary>What the RFP says of its evaluation beyond the groups of criteria, or empty.</summary>
    public string EvaluationNotes { get; init; } = "";

    /// <summary>What becomes of late and unconfirmed proposals.</summary>
    public RfpRules RfpRules { get; init; } = new();

    /// <summary>The dates that drive the project, in order; may be empty.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];
}

/// <summary>Batch sizes in one unit and the number of batches per year.</summary>
/// <param name="ClinicalBatch">Size of a batch for trials, above zero.</param>
/// <param name="CommercialBatch">Size of a batch for the market, above zero.</param>
/// <param name="BatchesPerYear">At least one.</param>
/// <param name="Unit">The unit of both sizes, such as L or kg.</param>
public sealed record Scale(decimal ClinicalBatch, decimal CommercialBatch, int BatchesPerYear, string Unit);

/// <summary>A date of the project, such as the first patient dosed.</summary>
public sealed record Milestone(string Name, DateOnly Date);
