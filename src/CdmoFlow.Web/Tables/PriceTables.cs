using CdmoFlow.Evaluation.Prices;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Evaluation.Prices;
using CdmoFlow.Web.Pages.Proposals.Offers;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Tables;

/// <summary>The opened prices side by side: one column for each CDMO, amounts as numbers in its own currency.</summary>
internal static class PriceTables
{
    /// <summary>The table as the page shows it; remarks stand in rows of their own.</summary>
    public static PageTable SideBySide(PricesModel model)
    {
        var prices = model.Prices;
        IReadOnlyList<TableCell> Row(string key, string title, Func<PriceColumn, TableCell> cell) => [key, title, .. prices.Columns.Select(cell)];
        return new PageTable(
            "prices",
            [T.Of("Offers_SheetKey"), T.Of("Prices_Line"), .. prices.Columns.Select(c => c.Name)],
            [
                Row("currency", T.Of("Offers_Currency"), c => c.Price.Currency),
                .. Lines(prices, OfferGroup.Costs),
                Row("", T.Of("Prices_Sum"), c => c.SumOfLines),
                Row("", T.Of("Prices_MissingLines"), c => c.Missing.Count),
                Row("total_price", T.Of("Prices_Total"), c => c.Price.Total),
                .. Lines(prices, OfferGroup.Fees),
                Row("pricing_model", T.Of("Offers_PricingModel"), c => c.Price.Model is { } pricing ? Words.Of(pricing) : T.Of("Proposals_ProposalNotStated")),
                Row("valid_until", T.Of("Offers_ValidUntil"), c => (DateOnly?)c.Price.ValidUntil),
            ]);
    }

    private static IEnumerable<IReadOnlyList<TableCell>> Lines(PriceComparison prices, OfferGroup group)
    {
        foreach (var line in prices.Lines.Where(l => l.Field.Group == group))
        {
            yield return [line.Field.Key, OfferWords.Of(line.Field), .. line.Cells.Select(c => c.IsMissing ? T.Of("Offers_Missing") : (TableCell)c.Amount)];
            if (line.Cells.Any(c => c.Remark is not null)) yield return [OfferFields.RemarkOf(line.Field.Key), T.Of("Offers_RemarkOn", OfferWords.Of(line.Field)), .. line.Cells.Select(c => (TableCell)c.Remark)];
        }
    }
}
