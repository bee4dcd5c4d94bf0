using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Operations;
using CdmoFlow.Functions.Records;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Selections;

/// <summary>Lists, one selection, its trail, and its end.</summary>
public sealed class SelectionEndpoints(MySelections mine, MyFaults faults, SelectionPages pages, PeopleStore people, TrailChecks trails, HumanStep step, Answers answers, TimeProvider clock)
{
    /// <summary>The root page; for the sponsor's people the state of all their selections.</summary>
    [Function("HomePage")]
    public async Task<IResult> HomePage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{x:maxlength(0)?}")] HttpRequest request) =>
        Page.Show<HomePage, HomeModel>(request, new HomeModel(
            request.HttpContext.Visitor() is { IsSponsor: true } visitor ? await mine.DashboardAsync(visitor.PersonId, Filter(request)) with { LooksAfter = await faults.LooksAfterAsync(visitor) } : null));

    /// <summary>The visitor's selections.</summary>
    [Function("SelectionsPage")]
    public async Task<IResult> SelectionsPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections")] HttpRequest request) =>
        Page.Show<SelectionsPage, SelectionBoardModel>(request, SelectionBoardModel.Of("/selections", await mine.OfAsync(request.SignedIn().PersonId), Filter(request)));

    /// <summary>The visitor's selections.</summary>
    [Function("ListSelections")]
    [Api("The selections on whose team you are", Returns = typeof(SelectionsModel))]
    public async Task<IResult> ListSelections([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections")] HttpRequest request) =>
        Answers.Ok(new SelectionsModel(await mine.OfAsync(request.SignedIn().PersonId)));

    /// <summary>One selection.</summary>
    [Function("SelectionPage")]
    public Task<IResult> SelectionPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}")] HttpRequest request, string selectionId) =>
        pages.ShowAsync<SelectionPage, SelectionPageModel>(request, selection => new SelectionPageModel(selection, clock.GetUtcNow()));

    /// <summary>One selection.</summary>
    [Function("GetSelection")]
    [Api("One selection with everything that is not sealed", Returns = typeof(SelectionAnswer))]
    public async Task<IResult> GetSelection([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(SelectionAnswer.Of(loaded.Selection)) : answers.NotFound(request);

    /// <summary>Ends a selection with a reason.</summary>
    [Function("CancelSelection")]
    [Api("Cancel a selection with a reason", Accepts = typeof(CancelInput), Returns = typeof(StepAnswer))]
    public Task<IResult> CancelSelection(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/cancellation")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<CancelInput>(request, selectionId, client, CdmoFlow.Selections.CancelSelection.Decide);

    /// <summary>The audit trail and the result of its check.</summary>
    [Function("TrailPage")]
    public async Task<IResult> TrailPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/trail")] HttpRequest request, string selectionId) =>
        await trails.LookAsync(selectionId) is { } trail
            ? Page.Show<TrailPage, TrailModel>(request, new TrailModel(
                trail.Selection, trail.Entries, trail.Verdict, trail.AnchorIsBesideData, TrailFilter.Read(name => request.Query[name]), await people.NamesAsync())
            {
                CheckpointsAreLate = trail.CheckpointsAreLate,
            })
            : answers.NotFound(request);

    /// <summary>The audit trail and the result of its check.</summary>
    [Function("GetTrail")]
    [Api("The audit trail and its first break, if any", Returns = typeof(TrailAnswer))]
    public async Task<IResult> GetTrail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/trail")] HttpRequest request, string selectionId) =>
        await trails.LookAsync(selectionId) is { } trail
            ? Answers.Ok(new TrailAnswer(trail.Verdict.FirstBreak, trail.Verdict.LastCheckpoint, trail.Verdict.AnchoredRow, trail.Entries))
            : answers.NotFound(request);

    private static SelectionFilter Filter(HttpRequest request) => SelectionFilter.Read(name => request.Query[name]);
}

/// <summary>The audit trail for programs.</summary>
/// <param name="FirstBreak">Null when the chain is whole.</param>
/// <param name="LastCheckpoint">Day of the last signed checkpoint that saw this trail; null while there is none.</param>
/// <param name="AnchoredRow">The last row that it confirms; 0 while there is none.</param>
/// <param name="Entries">All rows in order.</param>
public sealed record TrailAnswer(string? FirstBreak, string? LastCheckpoint, long AnchoredRow, IReadOnlyList<TrailEntry> Entries);
