using System.Globalization;
using Bogus;
using CdmoFlow.Records;
using CdmoFlow.Scoping;

namespace CdmoFlow.Local.Seeding;

/// <summary>Invented work packages. What the RFP needs beyond the scoping form is left out here, as in life, and written in <see cref="SampleTexts"/>.</summary>
internal static class SampleBriefs
{
    /// <summary>The forms that briefs and companies choose from.</summary>
    public static string[] DosageForms { get; } = ["Sterile injectable", "Lyophilized powder", "Oral solid dose", "Prefilled syringe"];

    private static readonly string[] WorkPackages = ["Drug substance", "Drug product", "Analytical testing", "Process development", "Clinical supply", "Fill and finish"];
    private static readonly string[] TimeZones = ["Europe/Berlin", "America/New_York", "Europe/London", "Europe/Stockholm"];
    private static readonly string[] Currencies = ["EUR", "USD", "GBP", "CHF"];
    private static readonly string[] Markets = ["US", "EU", "UK", "JP"];

    /// <summary>The form that a project manager posts.</summary>
    public static ScopingDocument Of(SampleSponsor sponsor, IReadOnlyList<TeamMemberDocument> team, EnvelopeRule envelopes, Randomizer random, DateTimeOffset now)
    {
        var modality = random.Enum<Modality>();
        var clinical = random.ArrayElement<decimal>([20, 50, 200]);
        return new ScopingDocument
        {
            Sponsor = sponsor.Name,
            Program = FormattableString.Invariant($"{string.Concat(sponsor.Name.Split(' ').Select(w => w[0]))}-{random.Int(100, 999)}"),
            WorkPackage = random.ArrayElement(WorkPackages),
            Modality = EnumNames.Of(modality),
            DevelopmentStage = EnumNames.Of(random.Enum<DevelopmentStage>()),
            Services = random.ArrayElements(SampleTexts.Services, random.Int(2, 4)),
            DosageForm = random.ArrayElement(DosageForms),
            Scale = new ScaleDocument { ClinicalBatch = clinical, CommercialBatch = clinical * 10, BatchesPerYear = random.Int(2, 12), Unit = "L" },
            TargetMarkets = random.ArrayElements(Markets, random.Int(1, 3)),
            Budget = random.Int(10, 120) * 100_000,
            Currency = random.ArrayElement(Currencies),
            TimeZone = random.ArrayElement(TimeZones),
            OutsourcingModel = EnumNames.Of(random.Enum<OutsourcingModel>()),
            Envelopes = EnumNames.Of(envelopes),
            Team = team,
            KnockOuts = random.Bool(0.3f) ? ["A6"] : [],
            Dates = new StageScheduleDocument { AuditDays = random.ArrayElement([60, 90]), ContractDays = random.ArrayElement([90, 120]) },
            Indication = random.ArrayElement(SampleTexts.Indications),
            Objectives = random.ArrayElement(SampleTexts.Objectives),
            TechnicalSummary = SampleTexts.Molecule(modality),
            CurrentProcess = SampleTexts.Process(modality),
            Milestones =
            [
                new MilestoneDocument { Name = "Process transfer begins", Date = Day(now.AddMonths(random.Int(12, 15))) },
                new MilestoneDocument { Name = "First GMP batch released", Date = Day(now.AddMonths(random.Int(18, 22))) },
            ],
        };
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
