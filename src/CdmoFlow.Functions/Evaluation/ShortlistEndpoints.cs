using CdmoFlow.Evaluation;
using CdmoFlow.Functions.Http;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Evaluation;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Evaluation;

/// <summary>The scorecard with the CDMOs side by side, and the proposal of the shortlist that rests on it.</summary>
public sealed class ShortlistEndpoints(PeopleStore people, HumanStep step, Answers answers)
{
    /// <summary>The CDMOs as columns.</summary>
    [Function("ScorecardPage")]
    public async Task<IResult> ScorecardPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/scorecard")] HttpRequest request, string selectionId)
    {
        if (request.HttpContext.Loaded() is not { Selection: { } selection } || ScoreEndpoints.Pass(request, selection) is not { } pass) return answers.NotFound(request);
        return Page.Show<ScorecardPage, ScorecardModel>(request, ScorecardModel.For(new SelectionModel(selection, await people.NamesAsync()), pass, request.SignedIn().PersonId));
    }

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
