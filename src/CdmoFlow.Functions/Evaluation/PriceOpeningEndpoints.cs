using CdmoFlow.Evaluation.Envelopes;
using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals;

namespace CdmoFlow.Functions.Evaluation;

/// <summary>Where prices are opened apart: the lock on the technical scores, and the two confirmations that open the prices.</summary>
public sealed class PriceOpeningEndpoints(HumanStep step)
{
    /// <summary>Locks the technical scores.</summary>
    [Function("LockTechnicalScores")]
    [Api("Lock the technical scores, so that the prices can be opened", Accepts = typeof(LockScoresInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Lock(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/technical-scores/lock")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<LockScoresInput>(request, selectionId, client, LockTechnicalScores.Decide);

    /// <summary>One of the two confirmations.</summary>
    [Function("ConfirmPriceOpening")]
    [Api("Confirm the opening of the prices; two different persons open them", Accepts = typeof(ConfirmOpeningInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Open(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/price-opening")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<ConfirmOpeningInput>(request, selectionId, client, ConfirmPriceOpening.Decide);
}
