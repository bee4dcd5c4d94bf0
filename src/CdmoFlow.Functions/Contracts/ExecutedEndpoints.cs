using CdmoFlow.Contracts;
using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Contracts;

/// <summary>Agreements executed outside: the copy goes straight to storage, then the project manager records it.</summary>
public sealed class ExecutedEndpoints(Desk desk, SelectionStore selections, DocumentStore documents, AgreementUploads uploads, Answers answers, TimeProvider clock)
{
    /// <summary>Hands out the permission to upload one executed copy.</summary>
    [Function("StartAgreementUpload")]
    [Api("A short-lived address to which the executed copy is uploaded with PUT", Accepts = typeof(AgreementUploadInput), Returns = typeof(AgreementUploadAnswer))]
    public async Task<IResult> StartAgreementUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/agreement-uploads")] HttpRequest request, string selectionId)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<AgreementUploadInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        List<FieldError> errors = [];
        if (input!.FileName?.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) != true) errors.Add(new("fileName", "The executed copy must be a PDF."));
        if (input.Length is not (> 0 and <= CdmoFlow.Contracts.RecordExecuted.Largest)) errors.Add(new("length", "The executed copy may have at most 20 MB."));
        if (errors.Count > 0) return answers.Refused(request, Refusal.Invalid(errors), typed);
        var uploadId = Guid.CreateVersion7().ToString("N");
        return Answers.Ok(new AgreementUploadAnswer(uploadId, await uploads.InviteAsync(selectionId, uploadId, request.HttpContext.RequestAborted)));
    }

    /// <summary>Binds an agreement to its uploaded copy.</summary>
    [Function("RecordExecuted")]
    [Api("Record an agreement that was executed outside, with its uploaded copy; {kind} is msa, sow or quality_agreement", Accepts = typeof(ExecutedInput), Returns = typeof(StepAnswer))]
    public async Task<IResult> RecordExecuted(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/agreements/{kind}/executed")] HttpRequest request,
        string selectionId,
        string kind,
        [DurableClient] DurableTaskClient client)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<ExecutedInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (!EnumNames.TryParse<AgreementKind>(kind, out var which)) return answers.Refused(request, Refusal.NotFound("agreement of that kind"), typed);
        if (await selections.PeekAsync(selectionId, request.HttpContext.RequestAborted) is not { } state) return answers.NotFound(request);

        StoredDocument? copy = null;
        var content = await uploads.ReadAsync(selectionId, input!.UploadId, CdmoFlow.Contracts.RecordExecuted.Largest, request.HttpContext.RequestAborted);
        if (content is not null && content.AsSpan().StartsWith("%PDF-"u8))
            copy = await documents.SaveAsync(CdmoFlow.Contracts.RecordExecuted.DocumentId(state, which), $"{EnumNames.Of(which).Replace('_', '-')}-executed.pdf", "application/pdf", content, clock.GetUtcNow());
        var actor = request.ActingOn(state);
        var verdict = await desk.DecideAsync(
            selectionId, actor, client, (selection, now) => CdmoFlow.Contracts.RecordExecuted.Decide(selection, which, input, copy, actor, now), request.HttpContext.RequestAborted);
        if (verdict.Refusal is { } refusal) return answers.Refused(request, refusal, typed);
        return typed is null
            ? Answers.Ok(new StepAnswer(selectionId, verdict.Selection!.State.Stage))
            : Results.Redirect(HumanStep.ReturnPath(typed["returnTo"]?.ToString()) ?? $"/selections/{selectionId}", permanent: false, preserveMethod: false);
    }
}

/// <summary>The executed copy that is to be uploaded.</summary>
/// <param name="FileName">A name that ends in <c>.pdf</c>.</param>
/// <param name="Length">Bytes, at most 20 MB.</param>
public sealed record AgreementUploadInput(string? FileName, long? Length);

/// <summary>Where to put the copy, for fifteen minutes, with the header <c>x-ms-blob-type: BlockBlob</c>.</summary>
public sealed record AgreementUploadAnswer(string UploadId, Uri Address);
