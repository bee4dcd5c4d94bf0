using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Registered;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Proposals;

/// <summary>The files of a proposal that came by e-mail, on their way into the CDMO's room. Who registers it reaches what it uploaded itself, and nothing else of that room.</summary>
public sealed class RegisteredUploadEndpoints(SelectionStore store, RoomStore rooms, UploadDesk uploads, Answers answers, TimeProvider clock)
{
    /// <summary>Announces a file of the e-mail and gets the permission to write it.</summary>
    [Function("StartRegisteredUpload")]
    [Api("Announce a file of a proposal that came by e-mail", Accepts = typeof(UploadInput), Returns = typeof(UploadAnswer))]
    public async Task<IResult> StartUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/registrations/{cdmoId}/uploads")] HttpRequest request, string selectionId, string cdmoId)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<UploadInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (await store.LoadAsync(selectionId) is not { Selection: { } selection }) return answers.NotFound(request);
        var now = clock.GetUtcNow();
        if (RegisterProposal.Check(selection, cdmoId, null, request.Acting(), now) is { } refusal) return answers.Refused(request, refusal, typed);
        var (answer, wrong) = await uploads.StartAsync(selection, cdmoId, input!, request.SignedIn().PersonId, now);
        return wrong is not null ? answers.Refused(request, wrong, typed) : Answers.Ok(answer!);
    }

    /// <summary>Renews the permission while an upload runs.</summary>
    [Function("RenewRegisteredUpload")]
    [Api("Renew the permission of a running upload of a proposal that came by e-mail", Returns = typeof(UploadAnswer))]
    public async Task<IResult> RenewUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/registrations/{cdmoId}/uploads/{uploadId}/renewal")] HttpRequest request, string selectionId, string cdmoId, string uploadId)
    {
        var (_, upload, refusal) = await FindAsync(request, selectionId, cdmoId, uploadId);
        if (refusal is not null) return answers.Refused(request, refusal);
        var (answer, wrong) = await uploads.RenewAsync(selectionId, cdmoId, upload!);
        return wrong is not null ? answers.Refused(request, wrong) : Answers.Ok(answer!);
    }

    /// <summary>Says which blocks have arrived, so that an upload can go on after a reload.</summary>
    [Function("GetRegisteredUpload")]
    [Api("How far an upload of a proposal that came by e-mail has come: the blocks that have arrived", Returns = typeof(UploadProgressAnswer))]
    public async Task<IResult> GetUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/registrations/{cdmoId}/uploads/{uploadId}")] HttpRequest request, string selectionId, string cdmoId, string uploadId)
    {
        var (_, upload, refusal) = await FindAsync(request, selectionId, cdmoId, uploadId);
        return refusal is not null ? answers.Refused(request, refusal) : Answers.Ok(await uploads.LookAsync(upload!));
    }

    /// <summary>Notes that a file has arrived.</summary>
    [Function("CompleteRegisteredUpload")]
    [Api("Say that a file of a proposal that came by e-mail has arrived, with the hash computed on the way", Accepts = typeof(CompleteUploadInput), Returns = typeof(UploadProgressAnswer))]
    public async Task<IResult> CompleteUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/registrations/{cdmoId}/uploads/{uploadId}/completion")] HttpRequest request, string selectionId, string cdmoId, string uploadId)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<CompleteUploadInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var (_, upload, refusal) = await FindAsync(request, selectionId, cdmoId, uploadId);
        if (refusal is not null) return answers.Refused(request, refusal, typed);
        var (complete, wrong) = await uploads.CompleteAsync(selectionId, cdmoId, upload!, input!, clock.GetUtcNow());
        return wrong is not null ? answers.Refused(request, wrong, typed) : Answers.Ok(await uploads.LookAsync(complete!));
    }

    /// <summary>Takes a file out again that is not registered.</summary>
    [Function("RemoveRegisteredUpload")]
    [Api("Remove a file that was uploaded for a proposal that came by e-mail and is not registered", Accepts = typeof(RemoveUploadInput), Returns = typeof(UploadRemovedAnswer))]
    public async Task<IResult> RemoveUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/registrations/{cdmoId}/uploads/{uploadId}/removal")] HttpRequest request, string selectionId, string cdmoId, string uploadId)
    {
        var (_, unreadable, typed) = await Bodies.ReadAsync<RemoveUploadInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var (selection, _, refusal) = await FindAsync(request, selectionId, cdmoId, uploadId);
        refusal ??= await uploads.RemoveAsync(selection!, cdmoId, uploadId, clock.GetUtcNow());
        if (refusal is not null) return answers.Refused(request, refusal, typed);
        return typed is not null ? Results.Redirect($"/selections/{selectionId}/registrations/{cdmoId}") : Answers.Ok(new UploadRemovedAnswer(uploadId));
    }

    private async Task<(Selection? Selection, RoomUpload? Upload, Refusal? Refusal)> FindAsync(HttpRequest request, string selectionId, string cdmoId, string uploadId)
    {
        if (await store.LoadAsync(selectionId) is not { Selection: { } selection }) return (null, null, Refusal.NotFound("selection"));
        if (RegisterProposal.Check(selection, cdmoId, null, request.Acting(), clock.GetUtcNow()) is { } refusal) return (selection, null, refusal);
        return await rooms.UploadAsync(selectionId, cdmoId, uploadId) is { } upload && upload.By == request.SignedIn().PersonId ? (selection, upload, null) : (selection, null, Refusal.NotFound("upload"));
    }
}
