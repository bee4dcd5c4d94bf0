using CdmoFlow.Functions.Http;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Selections;

/// <summary>Lists, one selection, its trail, and its end.</summary>
public sealed class SelectionEndpoints(SelectionIndex index, SelectionStore store, PeopleStore people, SecretKeys keys, HumanStep step, Answers answers)
{
    /// <summary>The root page.</summary>
    [Function("HomePage")]
    public async Task<IResult> HomePage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{x:maxlength(0)?}")] HttpRequest request) =>
        Page.Show<HomePage, HomeModel>(request, new HomeModel(await LinesAsync(request)));

    /// <summary>The visitor's selections.</summary>
    [Function("SelectionsPage")]
    public async Task<IResult> SelectionsPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections")] HttpRequest request) =>
        Page.Show<SelectionsPage, SelectionsModel>(request, new SelectionsModel(await LinesAsync(request)));

    /// <summary>The visitor's selections.</summary>
    [Function("ListSelections")]
    [Api("The selections on whose team you are", Returns = typeof(SelectionsModel))]
    public async Task<IResult> ListSelections([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections")] HttpRequest request) =>
        Answers.Ok(new SelectionsModel(await LinesAsync(request)));

    /// <summary>One selection.</summary>
    [Function("SelectionPage")]
    public async Task<IResult> SelectionPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}")] HttpRequest request, string selectionId) =>
        await store.LoadAsync(selectionId) is { } loaded
            ? Page.Show<SelectionPage, SelectionModel>(request, new SelectionModel(loaded.Selection, await people.NamesAsync()))
            : answers.NotFound(request);

    /// <summary>One selection.</summary>
    [Function("GetSelection")]
    [Api("One selection with everything that is not sealed", Returns = typeof(SelectionAnswer))]
    public async Task<IResult> GetSelection([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}")] HttpRequest request, string selectionId) =>
        await store.LoadAsync(selectionId) is { } loaded ? Answers.Ok(SelectionAnswer.Of(loaded.Selection)) : answers.NotFound(request);

    /// <summary>Ends a selection with a reason.</summary>
    [Function("CancelSelection")]
    [Api("Cancel a selection with a reason", Accepts = typeof(CancelInput), Returns = typeof(StepAnswer))]
    public Task<IResult> CancelSelection(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/cancellation")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<CancelInput>(request, selectionId, client, CdmoFlow.Selections.CancelSelection.Decide);

    /// <summary>The audit trail and the result of its check.</summary>
    [Function("TrailPage")]
    public async Task<IResult> TrailPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/trail")] HttpRequest request, string selectionId) =>
        await TrailAsync(selectionId) is { } trail ? Page.Show<TrailPage, TrailModel>(request, trail) : answers.NotFound(request);

    /// <summary>The audit trail and the result of its check.</summary>
    [Function("GetTrail")]
    [Api("The audit trail and its first break, if any", Returns = typeof(TrailAnswer))]
    public async Task<IResult> GetTrail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/trail")] HttpRequest request, string selectionId) =>
        await TrailAsync(selectionId) is { } trail ? Answers.Ok(new TrailAnswer(trail.FirstBreak, trail.Entries)) : answers.NotFound(request);

    private async Task<TrailModel?> TrailAsync(string selectionId)
    {
        if (await store.LoadAsync(selectionId) is not { } loaded) return null;
        // Rows written after the head was read belong to the next look.
        var entries = (await store.TrailAsync(selectionId)).Where(e => e.Sequence <= loaded.Selection.State.Trail.Sequence).ToList();
        var firstBreak = TrailChain.FirstBreak(entries, loaded.Selection.State.Trail, await keys.TrailAsync());
        return new TrailModel(loaded.Selection, entries, firstBreak, await people.NamesAsync());
    }

    private async Task<IReadOnlyList<SelectionLine>> LinesAsync(HttpRequest request)
    {
        if (request.HttpContext.Visitor() is not { IsSponsor: true } visitor) return [];
        return [.. (await index.ListAsync()).Where(s => s.Team.Contains(visitor.PersonId)).Select(s => new SelectionLine(
            s.Id, s.Title, s.Sponsor, s.Stage, s.DueAt, s.TimeZone, s.NeedsAttention, s.GateWaitsFor.Contains(visitor.PersonId) ? s.OpenGateId : null))];
    }
}

/// <summary>The audit trail for programs.</summary>
/// <param name="FirstBreak">Null when the chain is whole.</param>
/// <param name="Entries">All rows in order.</param>
public sealed record TrailAnswer(string? FirstBreak, IReadOnlyList<TrailEntry> Entries);
