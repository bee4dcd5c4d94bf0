using CdmoFlow.Scoping;

namespace CdmoFlow.Rfp.Amendments;

/// <summary>What of the brief stands in the RFP and may be amended. What the selection is about (sponsor, program, work package, modality) stays: another subject is another selection.</summary>
public sealed record RfpContent
{
    /// <summary>See <see cref="Brief.Indication"/>.</summary>
    public required string Indication { get; init; }

    /// <summary>See <see cref="Brief.Objectives"/>.</summary>
    public required string Objectives { get; init; }

    /// <summary>See <see cref="Brief.Services"/>.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>See <see cref="Brief.TechnicalSummary"/>.</summary>
    public required string TechnicalSummary { get; init; }

    /// <summary>See <see cref="Brief.CurrentProcess"/>.</summary>
    public required string CurrentProcess { get; init; }

    /// <summary>See <see cref="Brief.AnalyticalMethods"/>.</summary>
    public required string AnalyticalMethods { get; init; }

    /// <summary>See <see cref="Brief.DosageForm"/>.</summary>
    public required string DosageForm { get; init; }

    /// <summary>See <see cref="Brief.Scale"/>.</summary>
    public required Scale Scale { get; init; }

    /// <summary>See <see cref="Brief.Milestones"/>.</summary>
    public required IReadOnlyList<Milestone> Milestones { get; init; }

    /// <summary>See <see cref="Brief.TargetMarkets"/>.</summary>
    public required IReadOnlyList<string> TargetMarkets { get; init; }

    /// <summary>See <see cref="Brief.QualityRequirements"/>.</summary>
    public required string QualityRequirements { get; init; }

    /// <summary>See <see cref="Brief.EvaluationNotes"/>.</summary>
    public required string EvaluationNotes { get; init; }

    /// <summary>The content as the brief has it.</summary>
    public static RfpContent Of(Brief brief) => new()
    {
        Indication = brief.Indication,
        Objectives = brief.Objectives,
        Services = brief.Services,
        TechnicalSummary = brief.TechnicalSummary,
        CurrentProcess = brief.CurrentProcess,
        AnalyticalMethods = brief.AnalyticalMethods,
        DosageForm = brief.DosageForm,
        Scale = brief.Scale,
        Milestones = brief.Milestones,
        TargetMarkets = brief.TargetMarkets,
        QualityRequirements = brief.QualityRequirements,
        EvaluationNotes = brief.EvaluationNotes,
    };

    /// <summary>The brief with this content.</summary>
    public Brief In(Brief brief) => brief with
    {
        Indication = Indication,
        Objectives = Objectives,
        Services = Services,
        TechnicalSummary = TechnicalSummary,
        CurrentProcess = CurrentProcess,
        AnalyticalMethods = AnalyticalMethods,
        DosageForm = DosageForm,
        Scale = Scale,
        Milestones = Milestones,
        TargetMarkets = TargetMarkets,
        QualityRequirements = QualityRequirements,
        EvaluationNotes = EvaluationNotes,
    };

    /// <summary>The parts in which the content differs from another, in the order of the RFP.</summary>
    public IReadOnlyList<FieldChange> Since(RfpContent before) =>
        [.. RfpPart.All.Select(p => new FieldChange(p.Key, p.TextOf(before), p.TextOf(this))).Where(c => !string.Equals(c.Before, c.After, StringComparison.Ordinal))];
}
