using CdmoFlow.Evaluation;
using CdmoFlow.Functions.Http;
using CdmoFlow.Selections;
using CdmoFlow.Web.Pages.Evaluation;

namespace CdmoFlow.Functions.Evaluation;

/// <summary>The sheet of one evaluator for one CDMO. What others gave shows only after the own sheet is complete.</summary>
public sealed class ScoreEndpoints(SelectionPages pages, HumanStep step, Answers answers)
{
    /// <summary>The form with the visitor's criteria, and the others' scores once the visitor may see them.</summary>
    [Function("ScoresPage")]
    public Task<IResult> ScoresPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/scores/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId) =>
        pages.ShowAsync<ScoresPage, ScoresModel>(request, shown =>
            Pass(request, shown.Selection) is { } pass && IsScored(shown.Selection, cdmoId) ? ScoresModel.For(shown, cdmoId, pass, request.SignedIn().PersonId) : null);

    /// <summary>The sheets that the visitor may see.</summary>
    [Function("GetScores")]
    [Api("Your own sheet for a CDMO, and those of the others once yours is complete", Returns = typeof(ScoresAnswer))]
    public async Task<IResult> GetScores(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/scores/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId)
    {
        if (request.HttpContext.Loaded() is not { Selection: { } selection } || Pass(request, selection) is not { } pass || !IsScored(selection, cdmoId)) return answers.NotFound(request);
        var seat = selection.State.Team.FirstOrDefault(m => m.PersonId == request.SignedIn().PersonId);
        return Answers.Ok(new ScoresAnswer(
            pass,
            [.. Scorers.Criteria(seat, pass).Select(c => c.Key)],
            seat is null ? [] : Scorers.Missing(selection, seat, cdmoId, pass),
            ScoreVisibility.MaySee(selection, seat, cdmoId, pass),
            ScoreVisibility.Sheets(selection, seat, cdmoId, pass)));
    }

    /// <summary>Hands in scores.</summary>
    [Function("SubmitScores")]
    [Api("Hand in scores for a CDMO; parts are merged by criterion", Accepts = typeof(ScoresInput), Returns = typeof(StepAnswer))]
    public Task<IResult> SubmitScores(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/scores/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<ScoresInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Evaluation.SubmitScores.Decide(selection, cdmoId, input, actor, now));

    internal static ScorePass? Pass(HttpRequest request, Selection selection) =>
        ScorePasses.TryRead(request.Query["pass"], selection.State.Stage, out var pass) ? pass : null;

    private static bool IsScored(Selection selection, string cdmoId) => EvaluationField.IsOpened(selection, cdmoId) && selection.Candidate(cdmoId) is not null;
}

/// <summary>Scores of one CDMO for programs.</summary>
/// <param name="Pass">Which scorecard.</param>
/// <param name="YourCriteria">The criteria that your functions score.</param>
/// <param name="YouMiss">Those of them that you have not scored.</param>
/// <param name="ShowsAll">False while you see your own sheet only.</param>
/// <param name="Sheets">The sheets.</param>
public sealed record ScoresAnswer(ScorePass Pass, IReadOnlyList<string> YourCriteria, IReadOnlyList<string> YouMiss, bool ShowsAll, IReadOnlyList<ScoreSheet> Sheets);
