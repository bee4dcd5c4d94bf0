using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Rfp.Confidentiality.HandIns;

namespace CdmoFlow.Functions.Rfp.Confidentiality;

/// <summary>What CDMOs handed in about their agreements, for the sponsor: released where nobody could look into it, accepted or sent back.</summary>
public sealed class CdaHandInEndpoints(HumanStep step, Answers answers)
{
    private const string Home = "api/selections/{selectionId}/cdas/{cdmoId}/hand-ins";

    /// <summary>All of one CDMO.</summary>
    [Function("ListCdaHandIns")]
    [Api("The texts that a CDMO handed in for its confidentiality agreement, with what their checks found and what was decided", Returns = typeof(IReadOnlyList<CdaHandInAnswer>))]
    public IResult List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Home)] HttpRequest request, string selectionId, string cdmoId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(CdaHandIns.Of(loaded.Selection, cdmoId).Select(CdaHandInAnswer.Of)) : answers.NotFound(request);

    /// <summary>Accepts one or sends it back.</summary>
    [Function("DecideCdaHandIn")]
    [Api("Accept a text that a CDMO handed in for its confidentiality agreement, as a round or as the signed copy, or send it back with a reason", Accepts = typeof(DecideCdaHandInInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Decide(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Home}/{{number}}")] HttpRequest request, string selectionId, string cdmoId, string number, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<DecideCdaHandInInput>(request, selectionId, client, (selection, input, actor, now) => DecideCdaHandIn.Decide(selection, cdmoId, number.AsNumber(), input, actor, now));

    /// <summary>Releases one that was not scanned.</summary>
    [Function("ReleaseCdaHandIn")]
    [Api("Release a text that a CDMO handed in and no scanner could look into, with a reason", Accepts = typeof(ReleaseFileInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Release(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Home}/{{number}}/release")] HttpRequest request, string selectionId, string cdmoId, string number, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<ReleaseFileInput>(request, selectionId, client, (selection, input, actor, _) => ReleaseCdaHandIn.Decide(selection, cdmoId, number.AsNumber(), input, actor));
}
