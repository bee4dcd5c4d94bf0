using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Proposals;

/// <summary>Permissions to write one file straight into staging. No byte of a proposal passes through a function.</summary>
public sealed class UploadEndpoints(SelectionStore store, RoomStore rooms, ProposalBlobs blobs, SasLinks links, Answers answers, TimeProvider clock)
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
        var held = UploadRules.Unsubmitted(await rooms.UploadsAsync(selectionId, cdmoId), await rooms.SubmissionsAsync(selectionId, cdmoId));
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
        if (Participation.CheckHandingIn(loaded.Selection, cdmoId, clock.GetUtcNow()) is { } refusal) return answers.Refused(request, refusal);
        return Answers.Ok(new UploadAnswer(upload.Id, await links.WriteStagingAsync(upload.BlobName, Life), UploadRules.BlockSize));
    }

    /// <summary>Takes a file that is not submitted out of the room.</summary>
    [Function("RemoveUpload")]
    [Api("Remove a file that was uploaded and not submitted", Accepts = typeof(RemoveUploadInput), Returns = typeof(UploadRemovedAnswer))]
    public async Task<IResult> RemoveUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/uploads/{uploadId}/removal")] HttpRequest request, string selectionId, string cdmoId, string uploadId)
    {
        var (_, unreadable, typed) = await Bodies.ReadAsync<RemoveUploadInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (await store.LoadAsync(selectionId) is not { } loaded) return answers.NotFound(request);
        var (uploads, submissions) = (await rooms.UploadsAsync(selectionId, cdmoId), await rooms.SubmissionsAsync(selectionId, cdmoId));
        if (UploadRules.CheckRemoval(loaded.Selection, cdmoId, uploadId, uploads, submissions, clock.GetUtcNow()) is { } refusal) return answers.Refused(request, refusal, typed);
        await rooms.RemoveUploadAsync(selectionId, cdmoId, uploadId);
        await blobs.DiscardAsync(uploads.First(u => u.Id == uploadId));
        return typed is not null
            ? Results.Redirect(HumanStep.ReturnPath(typed["returnTo"]?.ToString()) ?? $"/rooms/{selectionId}/{cdmoId}")
            : Answers.Ok(new UploadRemovedAnswer(uploadId));
    }
}

/// <summary>The wish to take a file out of the room; the address says which.</summary>
public sealed record RemoveUploadInput;

/// <summary>A file that is no longer in the room.</summary>
public sealed record UploadRemovedAnswer(string UploadId);

/// <summary>Where a file goes.</summary>
/// <param name="UploadId">Named again when the proposal is submitted.</param>
/// <param name="Address">Write permission for one blob, valid for 30 minutes; blocks by Put Block, then Put Block List.</param>
/// <param name="BlockSize">Bytes per block.</param>
public sealed record UploadAnswer(string UploadId, Uri Address, int BlockSize);
