using CdmoFlow.Functions.Http;
using CdmoFlow.Gates;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Gates;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Gates;

/// <summary>A gate's page and its decision. The mail's link leads to the page; only the POST decides.</summary>
public sealed class GateEndpoints(SelectionStore store, PeopleStore people, HumanStep step, Answers answers)
{
    /// <summary>What is proposed, who decides, and the form for an approver.</summary>
    [Function("GatePage")]
    public async Task<IResult> GatePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/gates/{gateId}")] HttpRequest request, string selectionId, string gateId)
    {
        var loaded = await store.LoadAsync(selectionId);
        return loaded?.Selection.Find<Gate>(Gate.KeyOf(gateId)) is { } gate
            ? Page.Show<GatePage, GateModel>(request, new GateModel(new SelectionModel(loaded.Selection, await people.NamesAsync()), gate))
            : answers.NotFound(request);
    }

    /// <summary>Approves or sends back.</summary>
    [Function("DecideGate")]
    [Api("Approve a gate or send it back, with a reason", Accepts = typeof(GateInput), Returns = typeof(StepAnswer))]
    public Task<IResult> DecideGate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/gates/{gateId}/decision")] HttpRequest request,
        string selectionId,
        string gateId,
        [DurableClient] DurableTaskClient client) =>
        step.RunAsync<GateInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Gates.DecideGate.Decide(selection, gateId, input, actor, now));
}
