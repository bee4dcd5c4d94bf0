using CdmoFlow.Evaluation;
using CdmoFlow.Functions.Http;
using CdmoFlow.Web.Pages.Evaluation;

namespace CdmoFlow.Functions.Evaluation;

/// <summary>The scorecard with the CDMOs side by side, and the proposal of the shortlist that rests on it.</summary>
public sealed class ShortlistEndpoints(SelectionPages pages, HumanStep step, Answers answers)
{
    /// <summary>The CDMOs as columns.</summary>
    [Function("ScorecardPage")]
    public Task<IResult> ScorecardPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/scorecard")] HttpRequest request, string selectionId) =>
        pages.ShowAsync<ScorecardPage, ScorecardModel>(request, shown => ScoreEndpoints.Pass(request, shown.Selection) is { } pass ? ScorecardModel.For(shown, pass, request.SignedIn().PersonId) : null);

    /// <summary>Both scorecards.</summary>
    [Function("GetScorecard")]
    [Api("Both scorecards: percent of attainable points, rank, and median, lowest and highest score of each criterion", Returns = typeof(ScorecardAnswer))]
    public async Task<IResult> GetScorecard([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/scorecard")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(ScorecardAnswer.Of(loaded.Selection, request.SignedIn().PersonId)) : answers.NotFound(request);

    /// <summary>Proposes whom to audit.</summary>
    [Function("ProposeShortlist")]
    [Api("Propose three or four CDMOs for the shortlist gate", Accepts = typeof(ShortlistInput), Returns = typeof(StepAnswer))]
    public Task<IResult> ProposeShortlist(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/shortlist")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<ShortlistInput>(request, selectionId, client, CdmoFlow.Evaluation.ProposeShortlist.Decide);
}
