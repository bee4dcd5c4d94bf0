using CdmoFlow.Functions.Contracts;
using CdmoFlow.Functions.Http;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Storage.Blobs;

namespace CdmoFlow.Functions.Rfp.Confidentiality;

/// <summary>The texts of confidentiality agreements that the sponsor hands in: they go straight to storage, then a step ties them to the agreement.</summary>
public sealed class CdaTextEndpoints(HumanStep step, AgreementUploads uploads, CdaTexts texts, Answers answers)
{
    private const string Home = "api/selections/{selectionId}";

    /// <summary>Hands out the permission to upload one text.</summary>
    [Function("StartCdaUpload")]
    [Api("A short-lived address to which a text of a confidentiality agreement is uploaded with PUT", Accepts = typeof(AgreementUploadInput), Returns = typeof(AgreementUploadAnswer))]
    public async Task<IResult> Start([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Home}/cda-uploads")] HttpRequest request, string selectionId)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<AgreementUploadInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (CdaTexts.Check(input!.FileName, input.Length) is { } refusal) return answers.Refused(request, refusal, typed);
        var uploadId = Guid.CreateVersion7().ToString("N");
        return Answers.Ok(new AgreementUploadAnswer(uploadId, await uploads.InviteAsync(selectionId, uploadId, request.HttpContext.RequestAborted)));
    }

    /// <summary>Stores the sponsor's standard text.</summary>
    [Function("StoreCdaStandard")]
    [Api("Store the uploaded standard text of the confidentiality agreement; it goes to every CDMO for which no other is chosen", Accepts = typeof(CdaStandardInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Standard([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Home}/cda-standard")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client)
    {
        StoredDocument? text = null;
        return step.RunAsync<CdaStandardInput>(
            request, selectionId, client, (selection, input, actor, now) => StoreCdaStandard.Decide(selection, text, input, actor, now), before: async (input, _) =>
            {
                (text, var refusal) = await texts.TakeAsync(selectionId, input.UploadId, "confidentiality-agreement", pdfOnly: false, input.ReleaseReason);
                return refusal;
            });
    }

    /// <summary>Sends the agreement.</summary>
    [Function("SendCda")]
    [Api("Send the confidentiality agreement to a CDMO with its text, or ask for the CDMO's own", Accepts = typeof(SendCdaInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Send(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Home}/cdas/{{cdmoId}}/sending")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        StoredDocument? text = null;
        return step.RunAsync<SendCdaInput>(
            request, selectionId, client, (selection, input, actor, now) => SendCda.Decide(selection, cdmoId, input, text, actor, now), before: async (input, _) =>
            {
                (text, var refusal) = await texts.TakeAsync(selectionId, input.UploadId, "confidentiality-agreement", pdfOnly: false, input.ReleaseReason);
                return refusal;
            });
    }

    /// <summary>Counts a round of the negotiation.</summary>
    [Function("RecordCdaRound")]
    [Api("Record that a side sent the confidentiality agreement back with changes, with the text where it was uploaded", Accepts = typeof(RoundInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Round(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Home}/cdas/{{cdmoId}}/rounds")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        StoredDocument? text = null;
        return step.RunAsync<RoundInput>(
            request, selectionId, client, (selection, input, actor, now) => RecordRound.Decide(selection, cdmoId, input, text, actor, now), before: async (input, _) =>
            {
                (text, var refusal) = await texts.TakeAsync(selectionId, input.UploadId, "confidentiality-agreement-draft", pdfOnly: false, input.ReleaseReason);
                return refusal;
            });
    }

    /// <summary>Ties the signed copy to the agreement.</summary>
    [Function("AttachCdaCopy")]
    [Api("Store the uploaded signed copy of a confidentiality agreement, a PDF of at most 20 MB", Accepts = typeof(CdaCopyInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Copy(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Home}/cdas/{{cdmoId}}/copy")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        StoredDocument? copy = null;
        return step.RunAsync<CdaCopyInput>(
            request, selectionId, client, (selection, input, actor, _) => AttachCdaCopy.Decide(selection, cdmoId, copy, actor, input.ReleaseReason), before: async (input, _) =>
            {
                (copy, var refusal) = await texts.TakeAsync(selectionId, input.UploadId, "confidentiality-agreement-signed", pdfOnly: true, input.ReleaseReason);
                return refusal;
            });
    }
}
