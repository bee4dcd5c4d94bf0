using CdmoFlow.Evaluation;
using CdmoFlow.Functions.Http;

namespace CdmoFlow.Functions.Evaluation;

/// <summary>Red flags: anybody in the team raises one, the project manager judges it.</summary>
public sealed class FlagEndpoints(HumanStep step)
{
    /// <summary>Raises a flag.</summary>
    [Function("RaiseFlag")]
    [Api("Raise a red flag on a CDMO", Accepts = typeof(FlagInput), Returns = typeof(StepAnswer))]
    public Task<IResult> RaiseFlag(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/flags")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<FlagInput>(request, selectionId, client, CdmoFlow.Evaluation.RaiseFlag.Decide);

    /// <summary>Confirms or dismisses it.</summary>
    [Function("ResolveFlag")]
    [Api("Confirm or dismiss a red flag with a reason", Accepts = typeof(FlagResolutionInput), Returns = typeof(StepAnswer))]
    public Task<IResult> ResolveFlag(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/flags/{cdmoId}/{flagKey}/resolution")] HttpRequest request,
        string selectionId,
        string cdmoId,
        string flagKey,
        [DurableClient] DurableTaskClient client) =>
        step.RunAsync<FlagResolutionInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Evaluation.ResolveFlag.Decide(selection, cdmoId, flagKey, input, actor, now));
}
