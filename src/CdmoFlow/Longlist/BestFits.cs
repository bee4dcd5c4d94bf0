using CdmoFlow.Scoping;

namespace CdmoFlow.Longlist;

/// <summary>The best of a register that is read piece by piece: however many companies pass, only the best few are held.</summary>
/// <param name="brief">What they are ranked against.</param>
/// <param name="filters">What they must meet at all.</param>
/// <param name="most">How many to keep, above zero.</param>
public sealed class BestFits(Brief brief, FitFilters filters, int most)
{
    /// <summary>The best so far, best first, in the order of <see cref="Fit.Rank"/>.</summary>
    public IReadOnlyList<RankedCompany> Ranked { get; private set; } = [];

    /// <summary>Ranks a further piece of the register.</summary>
    public void Add(IEnumerable<Company> companies) =>
        Ranked =
        [
            .. Ranked.Concat(Fit.Rank(brief, companies, filters).Candidates)
                .OrderByDescending(candidate => candidate.Score)
                .ThenBy(candidate => candidate.Company.Name, StringComparer.OrdinalIgnoreCase)
                .Take(most),
        ];
}
