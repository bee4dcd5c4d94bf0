using CdmoFlow.Functions.Contracts;
using CdmoFlow.Functions.Http;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;

namespace CdmoFlow.Functions.Rfp.Confidentiality;

/// <summary>The texts of confidentiality agreements: they go straight to storage, then a step ties them to the agreement.</summary>
public sealed class CdaTextEndpoints(HumanStep step, AgreementUploads uploads, CdaTexts texts, Answers answers)
{
    /// <summary>Hands out the permission to upload one text.</summary>
    [Function("StartCdaUpload")]
    [Api("A short-lived address to which a text of a confidentiality agreement is uploaded with PUT", Accepts = typeof(AgreementUploadInput), Returns = typeof(AgreementUploadAnswer))]
    public async Task<IResult> Start([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/cda-uploads")] HttpRequest request, string selectionId)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<AgreementUploadInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        List<FieldError> errors = [];
        if (!CdaTexts.MayBe(input!.FileName)) errors.Add(new("fileName", "Choose a PDF or a Word document (.docx)."));
        if (input.Length is not (> 0 and <= CdaFiles.Largest)) errors.Add(new("length", "The file may have at most 20 MB."));
        if (errors.Count > 0) return answers.Refused(request, Refusal.Invalid(errors), typed);
        var uploadId = Guid.CreateVersion7().ToString("N");
        return Answers.Ok(new AgreementUploadAnswer(uploadId, await uploads.InviteAsync(selectionId, uploadId, request.HttpContext.RequestAborted)));
    }

    /// <summary>Counts a round of the negotiation.</summary>
    [Function("RecordCdaRound")]
    [Api("Record that a side sent the confidentiality agreement back with changes, with the text where it was uploaded", Accepts = typeof(RoundInput), Returns = typeof(StepAnswer))]
    public async Task<IResult> Round(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/cdas/{cdmoId}/rounds")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        StoredDocument? text = null;
        return await step.RunAsync<RoundInput>(
            request, selectionId, client, (selection, input, actor, now) => RecordRound.Decide(selection, cdmoId, input, text, actor, now), before: async (input, _) =>
            {
                (text, var refusal) = await texts.TakeAsync(selectionId, input.UploadId, "confidentiality-agreement-draft", pdfOnly: false);
                return refusal;
            });
    }

    /// <summary>Ties the signed copy to the agreement.</summary>
    [Function("AttachCdaCopy")]
    [Api("Store the uploaded signed copy of a confidentiality agreement, a PDF of at most 20 MB", Accepts = typeof(CdaCopyInput), Returns = typeof(StepAnswer))]
    public async Task<IResult> Copy(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/cdas/{cdmoId}/copy")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        StoredDocument? copy = null;
        return await step.RunAsync<CdaCopyInput>(
            request, selectionId, client, (selection, _, actor, _) => AttachCdaCopy.Decide(selection, cdmoId, copy, actor), before: async (input, _) =>
            {
                (copy, var refusal) = await texts.TakeAsync(selectionId, input.UploadId, "confidentiality-agreement-signed", pdfOnly: true);
                return refusal;
            });
    }
}
