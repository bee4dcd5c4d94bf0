using CdmoFlow.Functions.Http;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Web.Pages.Rfp;

namespace CdmoFlow.Functions.Rfp;

/// <summary>Changes of an RFP that is out: drafted, read as a difference, issued to all as an addendum.</summary>
public sealed class AmendmentEndpoints(SelectionPages pages, HumanStep step, Answers answers, TimeProvider clock)
{
    /// <summary>The amendments that are out, the draft with its difference, and the form.</summary>
    [Function("AmendmentsPage")]
    public Task<IResult> AmendmentsPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/amendments")] HttpRequest request, string selectionId) =>
        pages.ShowAsync<AmendmentsPage, AmendmentsModel>(request, selection => new AmendmentsModel(selection, clock.GetUtcNow()));

    /// <summary>All amendments.</summary>
    [Function("ListAmendments")]
    [Api("The amendments of the RFP with their differences, drafts among them", Returns = typeof(IReadOnlyList<Amendment>))]
    public IResult ListAmendments([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/amendments")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(loaded.Selection.Amendments) : answers.NotFound(request);

    /// <summary>Drafts an amendment, or changes the draft.</summary>
    [Function("DraftAmendment")]
    [Api("Draft a change of the RFP that is out; nobody outside the team sees it", Accepts = typeof(AmendmentInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Draft(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/amendments")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<AmendmentInput>(request, selectionId, client, CdmoFlow.Rfp.Amendments.DraftAmendment.Decide);

    /// <summary>Issues the draft.</summary>
    [Function("IssueAmendment")]
    [Api("Issue the drafted amendment to all invited CDMOs as the next addendum", Accepts = typeof(IssueAmendmentInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Issue(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/amendments/issue")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<IssueAmendmentInput>(request, selectionId, client, CdmoFlow.Rfp.Amendments.IssueAmendment.Decide);

    /// <summary>Gives the draft up.</summary>
    [Function("DiscardAmendment")]
    [Api("Give up the drafted amendment", Accepts = typeof(DiscardAmendmentInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Discard(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/amendments/discard")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<DiscardAmendmentInput>(request, selectionId, client, CdmoFlow.Rfp.Amendments.DiscardAmendment.Decide);

    /// <summary>Sets what becomes of late and unconfirmed proposals, before the RFP is rendered.</summary>
    [Function("ChangeRfpRules")]
    [Api("Set what becomes of late and unconfirmed proposals, before the RFP is issued", Accepts = typeof(RfpRulesInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Rules(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/rfp-rules")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<RfpRulesInput>(request, selectionId, client, CdmoFlow.Rfp.ChangeRfpRules.Decide);
}
