using CdmoFlow.Contracts;
using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Contracts;

/// <summary>Signatures of both sides, start of work, and the regrets.</summary>
public sealed class ContractEndpoints(HumanStep step, SignedStep signing, Answers answers)
{
    /// <summary>Signs off for the sponsor.</summary>
    [Function("SignAgreement")]
    [Api("Approve and sign off an agreement for the sponsor, with a signature code or password as an electronic signature; {kind} is msa, sow or quality_agreement", Accepts = typeof(SignInput), Returns = typeof(StepAnswer))]
    public Task<IResult> SignAgreement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/agreements/{kind}/signature")] HttpRequest request,
        string selectionId,
        string kind,
        [DurableClient] DurableTaskClient client) => SignAsync(request, selectionId, kind, client);

    /// <summary>Signs off for the CDMO whose room it is.</summary>
    [Function("SignAgreementAsCdmo")]
    [Api("Approve and sign off an agreement for the CDMO, with a signature code or password as an electronic signature; {kind} is msa, sow or quality_agreement", Accepts = typeof(SignInput), Returns = typeof(StepAnswer))]
    public Task<IResult> SignAgreementAsCdmo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/agreements/{kind}/signature")] HttpRequest request,
        string selectionId,
        string cdmoId,
        string kind,
        [DurableClient] DurableTaskClient client) => SignAsync(request, selectionId, kind, client);

    /// <summary>Which work may start.</summary>
    [Function("GetStartOfWork")]
    [Api("Whether development and GMP work may start, and what each waits for", Returns = typeof(StartOfWork))]
    public async Task<IResult> GetStartOfWork(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/start-of-work")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(WorkStart.Of(loaded.Selection)) : answers.NotFound(request);

    /// <summary>Sends the regrets.</summary>
    [Function("ReleaseRegrets")]
    [Api("Release the regrets to the CDMOs that are out, with feedback per CDMO", Accepts = typeof(RegretsInput), Returns = typeof(StepAnswer))]
    public Task<IResult> ReleaseRegrets(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/regrets")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<RegretsInput>(request, selectionId, client, CdmoFlow.Contracts.ReleaseRegrets.Decide);

    private Task<IResult> SignAsync(HttpRequest request, string selectionId, string kind, DurableTaskClient client) =>
        signing.RunAsync<SignInput>(request, selectionId, client, input => input.Signature, (selection, input, actor, now, signedWith) => EnumNames.TryParse<AgreementKind>(kind, out var which)
            ? CdmoFlow.Contracts.SignAgreement.Decide(selection, which, input, actor, now, signedWith)
            : Refusal.NotFound("agreement of that kind"));
}
