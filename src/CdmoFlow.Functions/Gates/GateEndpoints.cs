using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.People;
using CdmoFlow.Gates;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Gates;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Gates;

/// <summary>A gate's page and its decision. The mail's link leads to the page; only the POST decides.</summary>
public sealed class GateEndpoints(PeopleStore people, Signing signing, HumanStep step, SignedStep signature, Answers answers, TimeProvider clock)
{
    /// <summary>What is proposed, who decides, and the form for whoever may decide now.</summary>
    [Function("GatePage")]
    public async Task<IResult> GatePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/gates/{gateId}")] HttpRequest request, string selectionId, string gateId)
    {
        if (request.HttpContext.Loaded() is not { Selection: { } selection } || selection.Find<Gate>(Gate.KeyOf(gateId)) is not { } gate) return answers.NotFound(request);
        var visitor = request.SignedIn();
        var now = clock.GetUtcNow();
        var seat = selection.State.Team.Any(m => m.PersonId == visitor.PersonId && m.MayAct) ? GateSeat.Of(selection, gate, visitor.PersonId, now) : null;
        var signs = seat is { IsDeputy: false } && seat.IsInTurn(gate) ? (await signing.MeansAsync(visitor.PersonId)).Method : null;
        return Page.Show<GatePage, GateModel>(request, new GateModel(new SelectionModel(selection, await people.NamesAsync()), gate, seat, signs, now));
    }

    /// <summary>Approves, sends back or asks; with a second component it is an electronic signature.</summary>
    [Function("DecideGate")]
    [Api("Approve a gate, send it back or ask for information, with a reason; with a signature code or password an approval is an electronic signature", Accepts = typeof(GateInput), Returns = typeof(StepAnswer))]
    public Task<IResult> DecideGate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/gates/{gateId}/decision")] HttpRequest request,
        string selectionId,
        string gateId,
        [DurableClient] DurableTaskClient client) =>
        signature.RunAsync<GateInput>(
            request, selectionId, client, input => input.Signature, (selection, input, actor, now, signedWith) => CdmoFlow.Gates.DecideGate.Decide(selection, gateId, input, actor, now, signedWith));

    /// <summary>Answers an approver's question.</summary>
    [Function("AnswerGateQuestion")]
    [Api("Answer a question that an approver asked at a gate", Accepts = typeof(GateAnswerInput), Returns = typeof(StepAnswer))]
    public Task<IResult> AnswerGateQuestion(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/gates/{gateId}/questions/{number}/answer")] HttpRequest request,
        string selectionId,
        string gateId,
        string number,
        [DurableClient] DurableTaskClient client) =>
        step.RunAsync<GateAnswerInput>(request, selectionId, client, (selection, input, actor, now) => AskAtGate.Answer(selection, gateId, number.AsNumber(), input, actor, now));
}
