using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Proposals;

/// <summary>Permissions to write one file straight into staging. No byte of a proposal passes through a function.</summary>
public sealed class UploadEndpoints(SelectionStore store, RoomStore rooms, UploadDesk desk, Answers answers, TimeProvider clock)
{
    /// <summary>Announces a file and gets the permission to write it.</summary>
    [Function("StartUpload")]
    [Api("Announce a file and get a permission to write it straight to storage", Accepts = typeof(UploadInput), Returns = typeof(UploadAnswer))]
    public async Task<IResult> StartUpload([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/uploads")] HttpRequest request, string selectionId, string cdmoId)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<UploadInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (await store.LoadAsync(selectionId) is not { } loaded) return answers.NotFound(request);
        var (answer, refusal) = await desk.StartAsync(loaded.Selection, cdmoId, input!, request.SignedIn().PersonId, clock.GetUtcNow());
        return refusal is not null ? answers.Refused(request, refusal, typed) : Answers.Ok(answer!);
    }

    /// <summary>Renews the permission while the upload runs.</summary>
    [Function("RenewUpload")]
    [Api("Renew the permission of a running upload", Returns = typeof(UploadAnswer))]
    public async Task<IResult> RenewUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/uploads/{uploadId}/renewal")] HttpRequest request, string selectionId, string cdmoId, string uploadId)
    {
        if (await store.LoadAsync(selectionId) is not { } loaded) return answers.NotFound(request);
        if (await rooms.UploadAsync(selectionId, cdmoId, uploadId) is not { } upload) return answers.Refused(request, Refusal.NotFound("upload"));
        if (UploadWindow.Check(loaded.Selection, cdmoId, clock.GetUtcNow()) is { } closed) return answers.Refused(request, closed);
        var (answer, refusal) = await desk.RenewAsync(selectionId, cdmoId, upload);
        return refusal is not null ? answers.Refused(request, refusal) : Answers.Ok(answer!);
    }

    /// <summary>Says which blocks have arrived, so that an upload can go on after a reload.</summary>
    [Function("GetUpload")]
    [Api("How far an upload has come: the blocks that have arrived", Returns = typeof(UploadProgressAnswer))]
    public async Task<IResult> GetUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/rooms/{selectionId}/{cdmoId}/uploads/{uploadId}")] HttpRequest request, string selectionId, string cdmoId, string uploadId) =>
        await rooms.UploadAsync(selectionId, cdmoId, uploadId) is { } upload ? Answers.Ok(await desk.LookAsync(upload)) : answers.Refused(request, Refusal.NotFound("upload"));

    /// <summary>Notes that a file has arrived.</summary>
    [Function("CompleteUpload")]
    [Api("Say that a file has arrived, with the hash computed on the way", Accepts = typeof(CompleteUploadInput), Returns = typeof(UploadProgressAnswer))]
    public async Task<IResult> CompleteUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/uploads/{uploadId}/completion")] HttpRequest request, string selectionId, string cdmoId, string uploadId)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<CompleteUploadInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (await store.LoadAsync(selectionId) is not { } loaded) return answers.NotFound(request);
        if (await rooms.UploadAsync(selectionId, cdmoId, uploadId) is not { } upload) return answers.Refused(request, Refusal.NotFound("upload"));
        var now = clock.GetUtcNow();
        if (UploadWindow.Check(loaded.Selection, cdmoId, now) is { } closed) return answers.Refused(request, closed, typed);
        var (complete, refusal) = await desk.CompleteAsync(selectionId, cdmoId, upload, input!, now);
        return refusal is not null ? answers.Refused(request, refusal, typed) : Answers.Ok(await desk.LookAsync(complete!));
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
        if (await desk.RemoveAsync(loaded.Selection, cdmoId, uploadId, clock.GetUtcNow()) is { } refusal) return answers.Refused(request, refusal, typed);
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
