using CdmoFlow.Audits;
using CdmoFlow.Functions.Http;

namespace CdmoFlow.Functions.Audits;

/// <summary>How audits end: Quality Assurance qualifies, the project manager drops one or closes them all.</summary>
public sealed class QualificationEndpoints(HumanStep step)
{
    /// <summary>Quality Assurance qualifies the site.</summary>
    [Function("QualifySite")]
    [Api("Qualify the audited site; for Quality Assurance alone", Accepts = typeof(QualificationInput), Returns = typeof(StepAnswer))]
    public Task<IResult> QualifySite(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/audits/{cdmoId}/qualification")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<QualificationInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Audits.QualifySite.Decide(selection, cdmoId, input, actor, now));

    /// <summary>Drops an audit; its CDMO is out.</summary>
    [Function("DropAudit")]
    [Api("Drop an audit with a reason; its CDMO is out", Accepts = typeof(DropAuditInput), Returns = typeof(StepAnswer))]
    public Task<IResult> DropAudit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/audits/{cdmoId}/drop")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<DropAuditInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Audits.DropAudit.Decide(selection, cdmoId, input, actor, now));

    /// <summary>Closes due diligence and opens its gate.</summary>
    [Function("CloseAudits")]
    [Api("Close due diligence and open its gate", Accepts = typeof(CloseAuditsInput), Returns = typeof(StepAnswer))]
    public Task<IResult> CloseAudits(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/audits/closure")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<CloseAuditsInput>(request, selectionId, client, CdmoFlow.Audits.CloseAudits.Decide);
}
