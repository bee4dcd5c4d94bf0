using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation.Prices;

/// <summary>The opened prices side by side, line by line as the CDMOs stated them. Every amount is in the currency of its CDMO: nothing is converted, and a line that was left empty is missing, never zero.</summary>
/// <param name="Columns">The CDMOs, by name.</param>
/// <param name="Lines">The lines of the price sheet that were demanded or that somebody filled in.</param>
public sealed record PriceComparison(IReadOnlyList<PriceColumn> Columns, IReadOnlyList<PriceLine> Lines)
{
    /// <summary>False where amounts cannot be laid side by side as they stand.</summary>
    public bool IsOneCurrency => Columns.Select(c => c.Price.Currency).Distinct(StringComparer.Ordinal).Count() <= 1;

    /// <summary>The comparison of what may be read; a version whose prices are sealed has no column.</summary>
    public static PriceComparison Of(Selection selection, IEnumerable<ProposalView> views)
    {
        PriceColumn[] columns = [.. views.Where(v => v.Price is not null)
            .Select(v => new PriceColumn(v.Seal.CdmoId, selection.NameOf(v.Seal.CdmoId), v.Seal.Version, v.Price!, v.Offer, [.. v.Corrected.Keys]))
            .OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ThenBy(c => c.CdmoId, StringComparer.Ordinal)];
        return new PriceComparison(columns, [.. OfferFields.Priced.Where(f => f.Demanded || columns.Any(c => c.Offer?.Amount(f.Key) is not null)).Select(f => new PriceLine(f, [.. columns.Select(c => Cell(c, f))]))]);
    }

    private static PriceCell Cell(PriceColumn column, OfferField field)
    {
        var amount = column.Offer?.Amount(field.Key);
        return new PriceCell(amount, amount is null && field.Demanded, column.Offer?.Find(OfferFields.RemarkOf(field.Key)), column.Corrected.Contains(field.Key, StringComparer.Ordinal));
    }
}

/// <summary>The prices of one CDMO.</summary>
/// <param name="CdmoId">Company id.</param>
/// <param name="Name">Company name.</param>
/// <param name="Version">The version that was opened.</param>
/// <param name="Price">Total and terms as handed in.</param>
/// <param name="Offer">Its lines, corrections in place; null where only a total was handed in.</param>
/// <param name="Corrected">Keys of what was corrected within the defect window.</param>
public sealed record PriceColumn(string CdmoId, string Name, int Version, PricePart Price, Offer? Offer, IReadOnlyList<string> Corrected)
{
    /// <summary>The sum of the cost lines that were filled in; null where there is none.</summary>
    public decimal? SumOfLines => Offer is not null && OfferFields.Priced.Any(f => f.Group == OfferGroup.Costs && Offer.Amount(f.Key) is not null) ? Offer.SumOfLines : null;

    /// <summary>Demanded lines that were left empty: without them the sum says too little.</summary>
    public IReadOnlyList<OfferField> Missing => [.. OfferFields.Priced.Where(f => f.Demanded && Offer?.Amount(f.Key) is null)];
}

/// <summary>One line of the price sheet over all CDMOs.</summary>
/// <param name="Field">The line.</param>
/// <param name="Cells">One for each column.</param>
public sealed record PriceLine(OfferField Field, IReadOnlyList<PriceCell> Cells);

/// <summary>What one CDMO states for one line.</summary>
/// <param name="Amount">The amount in its currency or the percentage; null where none is stated.</param>
/// <param name="IsMissing">True where one was demanded and none is stated.</param>
/// <param name="Remark">Its remark on the line; null without one.</param>
/// <param name="IsCorrected">True where it was handed in later, within the defect window.</param>
public sealed record PriceCell(decimal? Amount, bool IsMissing, string? Remark, bool IsCorrected);
