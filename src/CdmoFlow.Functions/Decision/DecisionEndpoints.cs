using CdmoFlow.Decision;
using CdmoFlow.Functions.Http;

namespace CdmoFlow.Functions.Decision;

/// <summary>The proposal of winner and runner-up.</summary>
public sealed class DecisionEndpoints(HumanStep step)
{
    /// <summary>Proposes winner and runner-up to the award gate.</summary>
    [Function("ProposeDecision")]
    [Api("Propose winner and runner-up with reasons; opens the award gate", Accepts = typeof(DecisionInput), Returns = typeof(StepAnswer))]
    public Task<IResult> ProposeDecision(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/decision")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<DecisionInput>(request, selectionId, client, CdmoFlow.Decision.ProposeDecision.Decide);
}
