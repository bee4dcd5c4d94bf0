using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Proposals;

/// <summary>Permissions to write one file straight into staging. No byte of a proposal passes through a function.</summary>
public sealed class UploadEndpoints(SelectionStore store, RoomStore rooms, SasLinks links, Answers answers, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>Announces a file and gets the permission to write it.</summary>
    [Function("StartUpload")]
    [Api("Announce a file and get a permission to write it straight to storage", Accepts = typeof(UploadInput), Returns = typeof(UploadAnswer))]
    public async Task<IResult> StartUpload([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/uploads")] HttpRequest request, string selectionId, string cdmoId)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<UploadInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (await store.LoadAsync(selectionId) is not { } loaded) return answers.NotFound(request);
        var now = clock.GetUtcNow();
        var held = await rooms.UploadsAsync(selectionId, cdmoId);
        if (UploadRules.Check(loaded.Selection, cdmoId, input!, held.Count, now) is { } refusal) return answers.Refused(request, refusal, typed);
        var upload = new RoomUpload
        {
            Id = Guid.CreateVersion7().ToString("N"),
            FileName = input!.FileName!.Trim(),
            Length = input.Length!.Value,
            BlobName = Guid.NewGuid().ToString("N"),
            By = request.SignedIn().PersonId,
            At = now,
        };
        await rooms.AddUploadAsync(selectionId, cdmoId, upload);
        return Answers.Ok(new UploadAnswer(upload.Id, await links.WriteStagingAsync(upload.BlobName, Life), UploadRules.BlockSize));
    }

    /// <summary>Renews the permission while the upload runs.</summary>
    [Function("RenewUpload")]
    [Api("Renew the permission of a running upload", Returns = typeof(UploadAnswer))]
    public async Task<IResult> RenewUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/uploads/{uploadId}/renewal")] HttpRequest request, string selectionId, string cdmoId, string uploadId)
    {
        if (await store.LoadAsync(selectionId) is not { } loaded) return answers.NotFound(request);
        if (await rooms.UploadAsync(selectionId, cdmoId, uploadId) is not { } upload) return answers.Refused(request, Refusal.NotFound("upload"));
        if (Participation.Check(loaded.Selection, cdmoId, clock.GetUtcNow()) is { } refusal) return answers.Refused(request, refusal);
        return Answers.Ok(new UploadAnswer(upload.Id, await links.WriteStagingAsync(upload.BlobName, Life), UploadRules.BlockSize));
    }
}

/// <summary>Where a file goes.</summary>
/// <param name="UploadId">Named again when the proposal is submitted.</param>
/// <param name="Address">Write permission for one blob, valid for 30 minutes; blocks by Put Block, then Put Block List.</param>
/// <param name="BlockSize">Bytes per block.</param>
public sealed record UploadAnswer(string UploadId, Uri Address, int BlockSize);
