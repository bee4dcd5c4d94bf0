using CdmoFlow.Functions.Http;
using CdmoFlow.Rfp.Extensions;

namespace CdmoFlow.Functions.Rfp;

/// <summary>More time for one CDMO: asked for by one person, agreed to by another.</summary>
public sealed class ExtensionEndpoints(HumanStep step, Answers answers)
{
    /// <summary>What was asked for and what became of it.</summary>
    [Function("ListExtensions")]
    [Api("Later deadlines asked for single CDMOs", Returns = typeof(IReadOnlyList<DeadlineExtension>))]
    public IResult ListExtensions([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/extensions")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(loaded.Selection.Extensions) : answers.NotFound(request);

    /// <summary>Asks for more time.</summary>
    [Function("ProposeExtension")]
    [Api("Ask for a later deadline of one CDMO; a second person has to agree", Accepts = typeof(ProposeExtensionInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Propose(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/invitations/{cdmoId}/extension")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<ProposeExtensionInput>(request, selectionId, client, (selection, input, actor, now) => ProposeExtension.Decide(selection, cdmoId, input, actor, now));

    /// <summary>Agrees or refuses.</summary>
    [Function("DecideExtension")]
    [Api("Agree to a later deadline of one CDMO, or refuse it; it is announced to all", Accepts = typeof(DecideExtensionInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Decide(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/extensions/{number}")] HttpRequest request, string selectionId, string number, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<DecideExtensionInput>(request, selectionId, client, (selection, input, actor, now) => DecideExtension.Decide(selection, number.AsNumber(), input, actor, now));
}
