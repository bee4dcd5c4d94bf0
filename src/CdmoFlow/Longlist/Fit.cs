using CdmoFlow.Records;
using CdmoFlow.Scoping;

namespace CdmoFlow.Longlist;

/// <summary>Ranks the register against a brief with an explanation per candidate. It proposes; the gate decides.</summary>
public static class Fit
{
    /// <summary>Applies the filters, then scores what is left from 0 to 100.</summary>
    public static FitResult Rank(Brief brief, IEnumerable<Company> companies, FitFilters filters)
    {
        var candidates = new List<RankedCompany>();
        var excluded = new List<Excluded>();
        foreach (var company in companies)
        {
            var reasons = FailedFilters(brief, company, filters);
            if (reasons.Count > 0)
            {
                excluded.Add(new Excluded(company, reasons));
            }
            else
            {
                var aspects = FitAspects.Of(brief, company, filters);
                candidates.Add(new RankedCompany(company, aspects.Sum(aspect => aspect.Points), aspects));
            }
        }

        return new FitResult(
            [.. candidates.OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Company.Name, StringComparer.OrdinalIgnoreCase)],
            [.. excluded.OrderBy(entry => entry.Company.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    private static List<string> FailedFilters(Brief brief, Company company, FitFilters filters)
    {
        var reasons = new List<string>();
        if (filters.Modality && !company.Modalities.Contains(brief.Modality))
        {
            reasons.Add($"No proven experience with the modality {EnumNames.Of(brief.Modality)}.");
        }

        if (filters.DosageForm && !FitAspects.HasDosageForm(brief, company))
        {
            reasons.Add($"No proven experience with the dosage form {brief.DosageForm}.");
        }

        if (filters.Scale && FitAspects.Covers(brief, company, brief.Scale.ClinicalBatch) != true)
        {
            reasons.Add("The clinical batch does not lie within the stated scale.");
        }

        if (filters.Regions.Count > 0 && !filters.Regions.Contains(company.Region))
        {
            reasons.Add($"The head office lies in {EnumNames.Of(company.Region)}.");
        }

        var held = FitAspects.Held(company);
        reasons.AddRange(filters.Approvals
            .Where(authority => !held.Contains(authority))
            .Select(authority => $"No approval of {authority}."));
        return reasons;
    }
}
