using System.Globalization;
using CdmoFlow.Scoping;

namespace CdmoFlow.Longlist;

/// <summary>The six aspects of fit and their points, 100 in all.</summary>
internal static class FitAspects
{
    internal static IReadOnlyList<FitReason> Of(Brief brief, Company company, FitFilters filters) =>
    [
        Specialization(brief, company),
        Scale(brief, company),
        Geography(brief, company, filters),
        Approvals(brief, company),
        Model(brief, company),
        company.RecentMerger
            ? new FitReason("merger_risk", 0, 5, "A recent or pending merger: ask about team, systems and priorities.")
            : new FitReason("merger_risk", 5, 5, "No recent merger on record."),
    ];

    internal static bool HasDosageForm(Brief brief, Company company) =>
        company.DosageForms.Any(form =>
            form.Contains(brief.DosageForm, StringComparison.OrdinalIgnoreCase)
            || brief.DosageForm.Contains(form, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a batch lies within the stated scale; null when units differ or nothing is stated.</summary>
    internal static bool? Covers(Brief brief, Company company, decimal batch) =>
        company.ScaleMax is not { } largest || !SameUnit(brief.Scale.Unit, company.ScaleUnit)
            ? null
            : batch >= (company.ScaleMin ?? 0) && batch <= largest;

    internal static HashSet<string> Held(Company company) =>
        new(company.Approvals.Concat(company.Sites.SelectMany(site => site.Approvals)), StringComparer.OrdinalIgnoreCase);

    private static FitReason Specialization(Brief brief, Company company)
    {
        var modality = company.Modalities.Contains(brief.Modality);
        var form = HasDosageForm(brief, company);
        var focus = modality && company.Modalities.Count == 1;
        return new FitReason("specialization", (modality ? 20 : 0) + (form ? 15 : 0) + (focus ? 5 : 0), 40, (modality, form) switch
        {
            (true, true) => focus ? "Modality and dosage form proven, and the modality is its only field." : "Modality and dosage form proven.",
            (true, false) => $"Modality proven, but not the dosage form {brief.DosageForm}.",
            (false, true) => "Dosage form proven, but not the modality.",
            _ => "Neither modality nor dosage form proven.",
        });
    }

    private static FitReason Scale(Brief brief, Company company) =>
        (Covers(brief, company, brief.Scale.ClinicalBatch), Covers(brief, company, brief.Scale.CommercialBatch)) switch
        {
            (true, true) => new FitReason("scale", 20, 20, "Clinical and commercial batches fit the stated scale."),
            (true, false) => new FitReason("scale", 12, 20, "The clinical batch fits; the commercial one needs another line or site."),
            (false, true) => new FitReason("scale", 10, 20, "The commercial batch fits; the clinical one is outside the stated scale."),
            (false, false) => new FitReason("scale", 0, 20, "Neither batch fits the stated scale."),
            _ => new FitReason("scale", 6, 20, $"The stated scale cannot be compared with batches in {brief.Scale.Unit}: ask."),
        };

    private static FitReason Geography(Brief brief, Company company, FitFilters filters)
    {
        var wanted = brief.TargetMarkets.Select(Market.RegionOf).OfType<Region>().Distinct().ToArray();
        var preferred = filters.Regions.Contains(company.Region);
        var near = wanted.Contains(company.Region);
        return preferred || near
            ? new FitReason("geography", 10, 10, near ? "Head office in the region of a target market." : "Head office in a preferred region.")
            : new FitReason("geography", 3, 10, "Outside the regions of the target markets: weigh logistics and time zones against cost.");
    }

    private static FitReason Approvals(Brief brief, Company company)
    {
        var wanted = brief.TargetMarkets.Select(Market.AuthorityOf).OfType<string>().Distinct().ToArray();
        if (wanted.Length == 0)
        {
            return new FitReason("approvals", 7, 15, "No authority is known for the target markets: check by hand.");
        }

        var held = Held(company);
        var have = wanted.Where(held.Contains).ToArray();
        var lack = wanted.Except(have).ToArray();
        return new FitReason("approvals", 15 * have.Length / wanted.Length, 15, lack.Length == 0
            ? $"Holds {string.Join(", ", have)}."
            : $"Holds {(have.Length == 0 ? "none" : string.Join(", ", have))} of the authorities needed; lacks {string.Join(", ", lack)}.");
    }

    private static FitReason Model(Brief brief, Company company)
    {
        if (company.Type == PartnerType.Cro)
        {
            return new FitReason("business_model", 0, 10, "A CRO typically makes no product.");
        }

        var early = brief.DevelopmentStage <= DevelopmentStage.PhaseII;
        if (company.Type == PartnerType.Cmo)
        {
            return new FitReason("business_model", early ? 2 : 7, 10, early
                ? "A CMO offers little development, and the process is still changing."
                : "A CMO fits a process that is nearly settled.");
        }

        return company.BusinessModel switch
        {
            BusinessModel.Integrated => new FitReason("business_model", 10, 10, "Develops and makes; ask which site would do which."),
            BusinessModel.DevelopmentFocused when early => new FitReason("business_model", 10, 10, "Lives on development, as the project needs now."),
            BusinessModel.ScaleFocused when !early => new FitReason("business_model", 10, 10, "Lives on throughput, as the project needs now."),
            _ => new FitReason("business_model", 4, 10, string.Create(
                CultureInfo.InvariantCulture,
                $"Lives on {(company.BusinessModel == BusinessModel.ScaleFocused ? "throughput" : "development")}, the project on the other.")),
        };
    }

    private static bool SameUnit(string one, string other) => Unit(one) == Unit(other);

    private static string Unit(string unit) => unit.Trim().ToUpperInvariant() switch
    {
        "LITRE" or "LITRES" or "LITER" or "LITERS" or "LTR" => "L",
        "KILOGRAM" or "KILOGRAMS" or "KILO" => "KG",
        var other => other,
    };
}
