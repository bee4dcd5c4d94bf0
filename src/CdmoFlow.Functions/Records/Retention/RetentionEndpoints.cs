using CdmoFlow.Functions.Http;
using CdmoFlow.Records.Retention;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Retention;

namespace CdmoFlow.Functions.Records.Retention;

/// <summary>How long records are kept, legal hold, and the anonymisation afterwards.</summary>
public sealed class RetentionEndpoints(SelectionPages pages, HumanStep step, Answers answers, SelectionStore store, AnonymisationDesk anonymisation, TimeProvider clock)
{
    private const string Home = "api/selections/{selectionId}";

    /// <summary>All of it on one page.</summary>
    [Function("RetentionPage")]
    public Task<IResult> RetentionPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/retention")] HttpRequest request, string selectionId) =>
        pages.ShowAsync<RetentionPage, RetentionModel>(request, selection => new RetentionModel(selection, clock.GetUtcNow()));

    /// <summary>The same for programs.</summary>
    [Function("GetRetention")]
    [Api("How long the records of a selection are kept, a legal hold, and what was anonymised", Returns = typeof(RetentionAnswer))]
    public async Task<IResult> GetRetention([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = $"{Home}/retention")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(RetentionAnswer.Of(loaded.Selection)) : await Task.FromResult(answers.NotFound(request));

    /// <summary>Sets the period.</summary>
    [Function("SetRetention")]
    [Api("Set for how long the records of a selection are kept", Accepts = typeof(RetentionInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Set([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Home}/retention")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<RetentionInput>(request, selectionId, client, SetRetention.Decide);

    /// <summary>Places a hold.</summary>
    [Function("PlaceHold")]
    [Api("Place a legal hold at once", Accepts = typeof(HoldInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Place([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Home}/legal-hold")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<HoldInput>(request, selectionId, client, PlaceHold.Decide);

    /// <summary>Asks to have it lifted.</summary>
    [Function("AskLiftHold")]
    [Api("Ask to have a legal hold lifted; another person agrees", Accepts = typeof(HoldInput), Returns = typeof(StepAnswer))]
    public Task<IResult> AskLift([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Home}/legal-hold/lifting")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<HoldInput>(request, selectionId, client, LiftHold.Ask);

    /// <summary>Agrees or refuses.</summary>
    [Function("ConfirmLiftHold")]
    [Api("Agree to the lifting of a legal hold, or refuse it", Accepts = typeof(ConfirmLiftInput), Returns = typeof(StepAnswer))]
    public Task<IResult> ConfirmLift([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Home}/legal-hold/lifting/confirmation")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<ConfirmLiftInput>(request, selectionId, client, LiftHold.Confirm);

    /// <summary>Prepares an anonymisation: whom it concerns is on the page afterwards.</summary>
    [Function("ProposeAnonymisation")]
    [Api("Prepare the anonymisation of people after the retention period; the answer of the selection shows whom it concerns", Accepts = typeof(HoldInput), Returns = typeof(RetentionAnswer))]
    public async Task<IResult> Propose([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Home}/anonymisation")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client)
    {
        IReadOnlyList<PlannedPerson> plan = [];
        return await step.RunAsync<HoldInput>(
            request,
            selectionId,
            client,
            (selection, input, actor, now) => AnonymisePeople.Propose(selection, input, plan, actor, now),
            RetentionAnswer.Of,
            async (_, _) =>
            {
                if (await store.LoadAsync(selectionId) is { } loaded && RetentionRow.Of(loaded.Selection).IsOver(loaded.Selection.State, clock.GetUtcNow())) plan = await anonymisation.PlanAsync(loaded.Selection);
                return null;
            });
    }

    /// <summary>Another person agrees, and it is carried out.</summary>
    [Function("ConfirmAnonymisation")]
    [Api("Agree to a prepared anonymisation, which is then carried out, or discard it", Accepts = typeof(ConfirmAnonymisationInput), Returns = typeof(RetentionAnswer))]
    public async Task<IResult> Confirm([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Home}/anonymisation/confirmation")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client)
    {
        var answer = await step.RunAsync<ConfirmAnonymisationInput>(request, selectionId, client, AnonymisePeople.Confirm, RetentionAnswer.Of);
        await anonymisation.CarryOutAsync(client, selectionId);
        return answer;
    }
}
