using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Longlist;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Longlist;

/// <summary>The choice of the longlist. Companies that were not proposed are looked up in the register before the decision.</summary>
public sealed class LonglistEndpoints(Desk desk, SelectionStore store, LonglistCandidates candidates, Answers answers)
{
    /// <summary>Chooses the companies and opens the gate.</summary>
    [Function("ChooseLonglist")]
    [Api("Choose the companies of the longlist; opens its gate", Accepts = typeof(ChooseLonglistInput), Returns = typeof(StepAnswer))]
    public async Task<IResult> ChooseLonglist(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/longlist")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<ChooseLonglistInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (await store.LoadAsync(selectionId) is not { } loaded) return answers.NotFound(request);
        var stillOpen = loaded.Selection.State.Stage == CdmoFlow.Selections.Stage.Longlist;
        var fromRegister = stillOpen ? await candidates.FromRegisterAsync(loaded.Selection, input!.CdmoIds ?? []) : [];
        var actor = request.ActingOn(loaded.Selection.State);
        var verdict = await desk.DecideAsync(
            selectionId, actor, client, (selection, now) => CdmoFlow.Longlist.ChooseLonglist.Decide(selection, input!, fromRegister, actor, now), request.HttpContext.RequestAborted);
        if (verdict.Refusal is { } refusal) return answers.Refused(request, refusal, typed);
        return typed is null
            ? Answers.Ok(new StepAnswer(selectionId, verdict.Selection!.State.Stage))
            : Results.Redirect(HumanStep.ReturnPath(typed["returnTo"]?.ToString()) ?? $"/selections/{selectionId}");
    }
}
