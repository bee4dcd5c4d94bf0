using CdmoFlow.Audits;
using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Proposals;
using CdmoFlow.Web.Pages.Audits;

namespace CdmoFlow.Functions.Audits;

/// <summary>One audit: its plan, its day and what was found.</summary>
public sealed class AuditEndpoints(SelectionPages pages, HumanStep step, Answers answers, TimeProvider clock)
{
    /// <summary>Plan, day, findings and qualification on one page.</summary>
    [Function("AuditPage")]
    public Task<IResult> AuditPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/audits/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId) =>
        pages.ShowAsync<AuditPage, AuditModel>(request, shown => shown.Selection.Find<Audit>(Audit.KeyOf(cdmoId)) is { } audit ? new AuditModel(shown, audit) : null);

    /// <summary>One audit.</summary>
    [Function("GetAudit")]
    [Api("One audit with its findings and the qualification of the site", Returns = typeof(Audit))]
    public async Task<IResult> GetAudit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/audits/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId) =>
        request.HttpContext.Loaded()?.Selection.Find<Audit>(Audit.KeyOf(cdmoId)) is { } audit ? Answers.Ok(audit) : answers.NotFound(request);

    /// <summary>Proposes a day to the CDMO.</summary>
    [Function("ProposeAuditDate")]
    [Api("Propose an audit date to the CDMO", Accepts = typeof(AuditDateInput), Returns = typeof(StepAnswer))]
    public Task<IResult> ProposeAuditDate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/audits/{cdmoId}/date")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<AuditDateInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Audits.ProposeAuditDate.Decide(selection, cdmoId, input, actor, now));

    /// <summary>The CDMO's answer from its room.</summary>
    [Function("AnswerAuditDate")]
    [Api("Accept, counter or refuse the proposed audit date", Accepts = typeof(AuditAnswerInput), Returns = typeof(RoomStepAnswer))]
    public Task<IResult> AnswerAuditDate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/audit-answer")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<AuditAnswerInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Audits.AnswerAuditDate.Decide(selection, cdmoId, input, actor, now), selection => RoomStepAnswer.Of(selection, cdmoId, clock.GetUtcNow()));

    /// <summary>Records that the audit was held and what was found.</summary>
    [Function("RecordFindings")]
    [Api("Record that the audit was held, and its findings", Accepts = typeof(FindingsInput), Returns = typeof(StepAnswer))]
    public Task<IResult> RecordFindings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/audits/{cdmoId}/findings")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<FindingsInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Audits.RecordFindings.Decide(selection, cdmoId, input, actor, now));

    /// <summary>Closes one finding, counted from 1.</summary>
    [Function("CloseFinding")]
    [Api("Close a finding with what was verified; findings count from 1", Accepts = typeof(FindingClosureInput), Returns = typeof(StepAnswer))]
    public Task<IResult> CloseFinding(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/audits/{cdmoId}/findings/{number}/closure")] HttpRequest request,
        string selectionId,
        string cdmoId,
        string number,
        [DurableClient] DurableTaskClient client) =>
        step.RunAsync<FindingClosureInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Audits.CloseFinding.Decide(selection, cdmoId, number.AsNumber(), input, actor, now));
}
