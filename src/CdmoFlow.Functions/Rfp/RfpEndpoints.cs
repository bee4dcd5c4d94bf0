using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Web.Pages.Rfp;

namespace CdmoFlow.Functions.Rfp;

/// <summary>The sponsor's steps from the confidentiality agreements to the opening.</summary>
public sealed class RfpEndpoints(SelectionPages pages, HumanStep step, TimeProvider clock)
{
    /// <summary>The RFP as it stands, what is missing, and the form to complete it.</summary>
    [Function("RfpPage")]
    public Task<IResult> RfpPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/rfp")] HttpRequest request, string selectionId) =>
        pages.ShowAsync<RfpPage, RfpModel>(request, shown =>
        {
            var brief = shown.Selection.State.Brief;
            return new RfpModel(shown, RfpDocument.Build(brief, RfpFiles.Terms(shown.Selection, clock.GetUtcNow())), RfpGaps.Of(shown.Selection, clock.GetUtcNow()));
        });

    /// <summary>Records how a confidentiality agreement stands.</summary>
    [Function("RecordCda")]
    [Api("Record how the confidentiality agreement with a CDMO stands", Accepts = typeof(RecordCdaInput), Returns = typeof(StepAnswer))]
    public Task<IResult> RecordCda(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/cdas/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<RecordCdaInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Rfp.RecordCda.Decide(selection, cdmoId, input, actor, now));

    /// <summary>Completes the text of the RFP before it is issued.</summary>
    [Function("CompleteRfp")]
    [Api("Complete the text of the RFP before it is issued", Accepts = typeof(CompleteRfpInput), Returns = typeof(StepAnswer))]
    public Task<IResult> CompleteRfp(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/rfp")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<CompleteRfpInput>(request, selectionId, client, CdmoFlow.Rfp.CompleteRfp.Decide);

    /// <summary>Moves the deadline later, for everybody.</summary>
    [Function("ExtendDeadline")]
    [Api("Move the deadline of the issued RFP later, for every invited CDMO", Accepts = typeof(ExtendDeadlineInput), Returns = typeof(StepAnswer))]
    public Task<IResult> ExtendDeadline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/rfp-deadline")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<ExtendDeadlineInput>(request, selectionId, client, CdmoFlow.Rfp.ExtendDeadline.Decide);

    /// <summary>Revokes the links into a room and mails a new one.</summary>
    [Function("RenewRoomLinks")]
    [Api("Revoke the links and open sessions of a CDMO's room and mail a new link", Accepts = typeof(RenewLinksInput), Returns = typeof(StepAnswer))]
    public Task<IResult> RenewRoomLinks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/invitations/{cdmoId}/links")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<RenewLinksInput>(request, selectionId, client, (selection, input, actor, now) => RenewLinks.Decide(selection, cdmoId, input, actor, now));

    /// <summary>Begins another round after nobody submitted.</summary>
    [Function("ReissueRfp")]
    [Api("Begin another RFP round after nobody submitted", Accepts = typeof(ReissueRfpInput), Returns = typeof(StepAnswer))]
    public Task<IResult> ReissueRfp(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/rfp-round")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<ReissueRfpInput>(request, selectionId, client, CdmoFlow.Rfp.ReissueRfp.Decide);

    /// <summary>One of the two confirmations that open the proposals.</summary>
    [Function("ConfirmOpening")]
    [Api("Confirm the opening of the sealed proposals; two different persons open them", Accepts = typeof(ConfirmOpeningInput), Returns = typeof(StepAnswer))]
    public Task<IResult> ConfirmOpening(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/opening")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<ConfirmOpeningInput>(request, selectionId, client, CdmoFlow.Proposals.ConfirmOpening.Decide);
}
