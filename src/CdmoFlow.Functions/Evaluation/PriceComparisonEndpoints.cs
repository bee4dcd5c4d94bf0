using CdmoFlow.Evaluation.Prices;
using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Evaluation.Prices;

namespace CdmoFlow.Functions.Evaluation;

/// <summary>The prices of all CDMOs side by side, once they are open; each first reading of a version with a row in the trail.</summary>
public sealed class PriceComparisonEndpoints(RoomStore rooms, Desk desk, Answers answers)
{
    /// <summary>The table.</summary>
    [Function("PricesPage")]
    public Task<IResult> PricesPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/prices")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        ReadAsync(request, selectionId, client, model => Page.Show<PricesPage, PricesModel>(request, model));

    /// <summary>The table.</summary>
    [Function("GetPrices")]
    [Api("The opened prices of all CDMOs side by side, in the currency of each; a line that is left empty is missing, not zero", Returns = typeof(PricesAnswer))]
    public Task<IResult> GetPrices([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/prices")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        ReadAsync(request, selectionId, client, model => Answers.Ok(PricesAnswer.Of(model.Prices)));

    private async Task<IResult> ReadAsync(HttpRequest request, string selectionId, DurableTaskClient client, Func<PricesModel, IResult> show)
    {
        var actor = request.Acting();
        // The trail first: a reading that could not be noted does not happen. An access-log row is the one thing that a GET may write.
        var verdict = await desk.DecideAsync(selectionId, actor, client, (selection, _) => ReadPrices.Decide(selection, actor), request.HttpContext.RequestAborted);
        if (verdict.Refusal is { } refusal) return answers.Refused(request, refusal);
        var (opened, _) = ReadPrices.Find(verdict.Selection!, actor);
        var content = await rooms.HandedInAsync(selectionId, request.HttpContext.RequestAborted);
        return show(new PricesModel(verdict.Selection!, PriceComparison.Of(verdict.Selection!, opened.SelectMany(seal => Views(verdict.Selection!, seal, content)))));
    }

    private static IEnumerable<ProposalView> Views(Selection selection, ProposalSeal seal, IReadOnlyDictionary<string, RoomContent> content)
    {
        if (content.GetValueOrDefault(seal.CdmoId) is not { } room || room.Submissions.FirstOrDefault(s => s.Id == seal.SubmissionId) is not { } submission) return [];
        return [ProposalView.Of(selection, seal, submission, room.Corrections)];
    }
}

/// <summary>The prices for programs.</summary>
/// <param name="IsOneCurrency">False where the amounts of the CDMOs stand in different currencies; nothing is converted.</param>
/// <param name="Cdmos">The CDMOs, by name.</param>
public sealed record PricesAnswer(bool IsOneCurrency, IReadOnlyList<PricesOfCdmo> Cdmos)
{
    /// <summary>The answer.</summary>
    public static PricesAnswer Of(PriceComparison prices) => new(prices.IsOneCurrency, [.. prices.Columns.Select((c, i) => new PricesOfCdmo(
        c.CdmoId, c.Name, c.Version, c.Price.Currency, c.Price.Total, c.SumOfLines, c.Price.Model, c.Price.ValidUntil,
        prices.Lines.Where(l => l.Cells[i].Amount is not null).ToDictionary(l => l.Field.Key, l => l.Cells[i].Amount!.Value, StringComparer.Ordinal), [.. c.Missing.Select(f => f.Key)]))]);
}

/// <summary>The prices of one CDMO for programs.</summary>
/// <param name="CdmoId">Company id.</param>
/// <param name="Name">Company name.</param>
/// <param name="Version">The opened version.</param>
/// <param name="Currency">A code of ISO 4217; all amounts are in it.</param>
/// <param name="TotalPrice">Total as handed in.</param>
/// <param name="SumOfLines">Sum of the cost lines that were filled in; null where there is none.</param>
/// <param name="PricingModel">How the CDMO wants to be paid; null when not said.</param>
/// <param name="ValidUntil">Last day on which the offer binds.</param>
/// <param name="Lines">Amounts, and percentages, by line.</param>
/// <param name="Missing">Demanded lines that were left empty.</param>
public sealed record PricesOfCdmo(
    string CdmoId, string Name, int Version, string Currency, decimal TotalPrice, decimal? SumOfLines, PricingModel? PricingModel, DateOnly ValidUntil, IReadOnlyDictionary<string, decimal> Lines, IReadOnlyList<string> Missing);
