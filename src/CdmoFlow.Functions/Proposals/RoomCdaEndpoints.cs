using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Rfp.Confidentiality;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Confidentiality.HandIns;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Proposals;

/// <summary>What a CDMO hands in about its confidentiality agreement: its own text, its changes or the signed copy.</summary>
public sealed class RoomCdaEndpoints(HumanStep step, SelectionStore store, RoomStore rooms, UploadDesk uploads, CdaTexts texts, Answers answers, TimeProvider clock)
{
    /// <summary>Announces a file and gets the permission to write it.</summary>
    [Function("StartRoomCdaUpload")]
    [Api("Announce a text for the confidentiality agreement and get a permission to write it straight to storage with PUT", Accepts = typeof(UploadInput), Returns = typeof(UploadAnswer))]
    public async Task<IResult> Start([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/cda-uploads")] HttpRequest request, string selectionId, string cdmoId)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<UploadInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (await store.LoadAsync(selectionId) is not { } loaded) return answers.NotFound(request);
        var refusal = HandInCdaText.Check(loaded.Selection, cdmoId, request.Acting()) ?? CdaTexts.Check(input!.FileName, input.Length);
        if (refusal is not null) return answers.Refused(request, refusal, typed);
        var (answer, full) = await uploads.StartCdaTextAsync(loaded.Selection, cdmoId, input!, request.Acting(), clock.GetUtcNow());
        return full is not null ? answers.Refused(request, full, typed) : Answers.Ok(answer!);
    }

    /// <summary>Hands an uploaded text in.</summary>
    [Function("HandInCdaText")]
    [Api("Hand in your own text of the confidentiality agreement, your changes or the signed copy; the project manager accepts it or sends it back", Accepts = typeof(HandInCdaInput), Returns = typeof(StepAnswer))]
    public Task<IResult> HandIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/cda-texts")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        StoredDocument? file = null;
        return step.RunAsync<HandInCdaInput>(
            request, selectionId, client, (selection, input, actor, now) => HandInCdaText.Decide(selection, cdmoId, input, file, actor, now), _ => new { selectionId, cdmoId }, async (input, actor) =>
            {
                if (await store.LoadAsync(selectionId) is not { } loaded) return Refusal.NotFound("selection");
                // A form sent twice finds its first hand-in; anything else is stopped before the file is read.
                if (CdaHandIns.Of(loaded.Selection, cdmoId).All(h => !h.File.BlobName.EndsWith($"-{input.UploadId}", StringComparison.Ordinal)) && HandInCdaText.Check(loaded.Selection, cdmoId, actor) is { } closed) return closed;
                if (string.IsNullOrWhiteSpace(input.UploadId)) return null;
                if (await rooms.UploadAsync(selectionId, CdaFiles.UploadsOf(cdmoId), input.UploadId) is not { } upload) return Refusal.Invalid("uploadId", "There is no such upload in your room; choose the file and let it be uploaded.");
                var isSigned = input.Kind == EnumNames.Of(CdaHandInKind.SignedCopy);
                (file, var refusal) = await texts.TakeFromRoomAsync(selectionId, upload, $"confidentiality-agreement-{(input.Kind ?? "text").Replace('_', '-')}", pdfOnly: isSigned);
                return refusal;
            });
    }
}
