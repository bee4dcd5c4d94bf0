using CdmoFlow.Functions.Http;
using CdmoFlow.Gates;
using CdmoFlow.Web.Pages.Gates;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Gates;

/// <summary>How the gates of a selection are decided: order, quorum, signature, functions, standing deputies.</summary>
public sealed class GateRulesEndpoints(SelectionPages pages, HumanStep step)
{
    /// <summary>The rules, with a form for the project manager.</summary>
    [Function("GateRulesPage")]
    public Task<IResult> GateRulesPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/gate-rules")] HttpRequest request, string selectionId) =>
        pages.ShowAsync<GateRulesPage, SelectionModel>(request, selection => selection);

    /// <summary>Sets them for the gates to come.</summary>
    [Function("SetGateRules")]
    [Api("Say how the gates to come are decided: order, quorum, signature, functions, standing deputies", Accepts = typeof(GateRulesInput), Returns = typeof(StepAnswer))]
    public Task<IResult> SetGateRules(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/gate-rules")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<GateRulesInput>(request, selectionId, client, CdmoFlow.Gates.SetGateRules.Decide);
}
