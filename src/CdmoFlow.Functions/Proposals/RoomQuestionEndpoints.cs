using CdmoFlow.Functions.Http;
using CdmoFlow.Rfp.Questions;

namespace CdmoFlow.Functions.Proposals;

/// <summary>What a CDMO asks in its room.</summary>
public sealed class RoomQuestionEndpoints(HumanStep step)
{
    /// <summary>Asks.</summary>
    [Function("AskQuestion")]
    [Api("Ask a question on the RFP", Accepts = typeof(QuestionInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Ask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/questions")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<QuestionInput>(request, selectionId, client, (selection, input, actor, now) => AskQuestion.Decide(selection, cdmoId, input, actor, now), _ => new { selectionId, cdmoId });

    /// <summary>Takes an own question back, or agrees that it is published.</summary>
    [Function("OwnQuestion")]
    [Api("Withdraw your own question, or consent to the wording in which it goes to all", Accepts = typeof(OwnQuestionInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Own(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/questions/{number}")] HttpRequest request,
        string selectionId,
        string cdmoId,
        string number,
        [DurableClient] DurableTaskClient client) =>
        step.RunAsync<OwnQuestionInput>(request, selectionId, client, (selection, input, actor, now) => OwnQuestion.Decide(selection, cdmoId, number.AsNumber(), input, actor, now), _ => new { selectionId, cdmoId });
}
