using CdmoFlow.Evaluation.Prices;
using CdmoFlow.Selections;

namespace CdmoFlow.Web.Pages.Evaluation.Prices;

/// <summary>The opened prices of a selection side by side.</summary>
/// <param name="Selection">The selection.</param>
/// <param name="Prices">What was opened.</param>
public sealed record PricesModel(Selection Selection, PriceComparison Prices);
