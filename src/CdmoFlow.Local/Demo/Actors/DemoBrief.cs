using System.Globalization;
using CdmoFlow.Scoping;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>The invented work packages of the demo, complete enough for an RFP.</summary>
internal static class DemoBrief
{
    /// <summary>A complete scoping document.</summary>
    public static ScopingDocument Of(string program, string workPackage, DateTimeOffset now) => new()
    {
        Sponsor = TeamRole.Sponsor,
        Program = program,
        WorkPackage = workPackage,
        Modality = "biologic",
        DevelopmentStage = "phase_ii",
        Services = ["Process transfer and scale-up to 2,000 L", "cGMP manufacturing of clinical drug substance", "Release and stability testing"],
        DosageForm = "Sterile injectable",
        Scale = new ScaleDocument { ClinicalBatch = 200, CommercialBatch = 2000, BatchesPerYear = 6, Unit = "L" },
        TargetMarkets = ["US", "EU"],
        Budget = 6_400_000,
        Currency = "EUR",
        TimeZone = "Europe/Berlin",
        OutsourcingModel = "strategic_alliance",
        Envelopes = "together",
        Team = [.. TeamRole.All.Select(r => r.Document)],
        Dates = new StageScheduleDocument { AuditDays = 119, ContractDays = 168 },
        Indication = "Moderate to severe eosinophilic asthma in adults",
        Objectives = "Material for the phase III trial within fourteen months, from a process that the same site can carry to the market.",
        TechnicalSummary = "A humanised IgG1 antibody of 148 kDa, stable for 24 months at 2-8 degrees, made in two engineering runs at 50 L so far.",
        CurrentProcess = "CHO cell line, fed-batch culture of 14 days, protein A capture, two polishing columns, virus filtration and formulation by UF/DF.",
        AnalyticalMethods = "Eleven release methods, seven of them qualified; the potency assay on cells has to be transferred and validated.",
        QualityRequirements = "An inspection by FDA or EMA within the last three years, and electronic batch records with audit trail review at release.",
        Milestones =
        [
            new MilestoneDocument { Name = "Process transfer begins", Date = Day(now.AddMonths(13)) },
            new MilestoneDocument { Name = "First GMP batch released", Date = Day(now.AddMonths(19)) },
        ],
    };

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
