using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Scoping;

namespace CdmoFlow.Tests.Scoping;

/// <summary>The named starting point: a document without any error.</summary>
internal static class GoodScoping
{
    internal static ScopingDocument Document() => new()
    {
        Sponsor = "Larkspur Therapeutics",
        Program = "LKS-204",
        WorkPackage = "Drug substance",
        Modality = "biologic",
        DevelopmentStage = "phase_ii",
        Services = ["Process development", "cGMP manufacturing"],
        DosageForm = "Sterile injectable",
        Scale = new ScaleDocument { ClinicalBatch = 200, CommercialBatch = 2000, BatchesPerYear = 6, Unit = "L" },
        TargetMarkets = ["US", "EU"],
        Budget = 4_500_000,
        Currency = "EUR",
        TimeZone = "Europe/Berlin",
        OutsourcingModel = "strategic_alliance",
        Envelopes = "together",
        Team =
        [
            Person("Ada Lind", "ada@larkspur.example", [SponsorFunction.Cmc, SponsorFunction.Rnd], [Role.ProjectManager]),
            Person("Ben Okoro", "ben@larkspur.example", [SponsorFunction.QualityAssurance, SponsorFunction.Regulatory], [Role.Auditor, Role.Evaluator]),
            Person("Cleo Marsh", "cleo@larkspur.example", [SponsorFunction.Procurement, SponsorFunction.FinanceLegal, SponsorFunction.Executive], [Role.Approver]),
        ],
    };

    internal static Brief Brief() => ScopingValidation.Check(Document()).Brief!;

    internal static TeamMemberDocument Person(string name, string email, SponsorFunction[] functions, Role[] roles) => new()
    {
        Name = name,
        Email = email,
        Functions = [.. functions.Select(EnumNames.Of)],
        Roles = [.. roles.Select(EnumNames.Of)],
    };
}
