using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Proposals;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Rfp.DataRoom;

namespace CdmoFlow.Functions.Rfp.DataRoom;

/// <summary>The data room of the RFP: files come in through staging like those of proposals, are checked, and go out with the RFP or an addendum.</summary>
public sealed class DataRoomEndpoints(
    SelectionStore store, RoomStore rooms, UploadDesk uploads, ProposalBlobs blobs, SasLinks links, UploadQuota quota, SelectionPages pages, HumanStep step, Desk desk, Answers answers, TimeProvider clock)
{
    /// <summary>The files with their versions, and the forms of the project manager.</summary>
    [Function("DataRoomPage")]
    public Task<IResult> DataRoomPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/data-room")] HttpRequest request, string selectionId) =>
        pages.ShowAsync<DataRoomPage, DataRoomModel>(request, shown => new DataRoomModel(shown, request.SignedIn().ActingOn(shown.Selection.State), clock.GetUtcNow(), quota));

    /// <summary>The same for programs.</summary>
    [Function("ListAttachments")]
    [Api("The files of the data room with all versions, what their checks found and who has read them", Returns = typeof(IReadOnlyList<AttachmentAnswer>))]
    public IResult List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/data-room")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(DataRooms.All(loaded.Selection).Select(a => AttachmentAnswer.Of(loaded.Selection, a))) : answers.NotFound(request);

    /// <summary>Announces a file and gets the permission to write it.</summary>
    [Function("StartAttachmentUpload")]
    [Api("Announce a file for the data room and get a permission to write it straight to storage", Accepts = typeof(UploadInput), Returns = typeof(UploadAnswer))]
    public async Task<IResult> StartUpload([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/data-room/uploads")] HttpRequest request, string selectionId)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<UploadInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (await store.LoadAsync(selectionId) is not { } loaded) return answers.NotFound(request);
        var (answer, refusal) = await uploads.StartAttachmentAsync(loaded.Selection, input!, request.Acting(), clock.GetUtcNow());
        return refusal is not null ? answers.Refused(request, refusal, typed) : Answers.Ok(answer!);
    }

    /// <summary>Renews the permission while the upload runs.</summary>
    [Function("RenewAttachmentUpload")]
    [Api("Renew the permission of a running upload into the data room", Returns = typeof(UploadAnswer))]
    public async Task<IResult> RenewUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/data-room/uploads/{uploadId}/renewal")] HttpRequest request, string selectionId, string uploadId)
    {
        if (await store.LoadAsync(selectionId) is not { } loaded) return answers.NotFound(request);
        if (AddAttachment.Check(loaded.Selection, request.Acting(), clock.GetUtcNow()) is { } closed) return answers.Refused(request, closed);
        if (await rooms.UploadAsync(selectionId, DataRooms.RoomId, uploadId) is not { } upload) return answers.Refused(request, Refusal.NotFound("upload"));
        var (answer, refusal) = await uploads.RenewAsync(selectionId, DataRooms.RoomId, upload);
        return refusal is not null ? answers.Refused(request, refusal) : Answers.Ok(answer!);
    }

    /// <summary>Puts an uploaded file into the data room.</summary>
    [Function("AddAttachment")]
    [Api("Put an uploaded file into the data room, new or in the place of another", Accepts = typeof(AttachmentInput), Returns = typeof(StepAnswer))]
    public async Task<IResult> Add(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/data-room")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client)
    {
        SubmittedFile? file = null;
        return await step.RunAsync<AttachmentInput>(
            request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Rfp.DataRoom.AddAttachment.Decide(selection, input, file!, actor, now), before: async (input, actor) =>
            {
                if (await store.LoadAsync(selectionId) is not { } loaded) return Refusal.NotFound("selection");
                if (AddAttachment.Check(loaded.Selection, actor, clock.GetUtcNow()) is { } closed) return closed;
                if (input.UploadId is null || await rooms.UploadAsync(selectionId, DataRooms.RoomId, input.UploadId) is not { } upload) return Refusal.Invalid("uploadId", "Choose a file and let it be uploaded first.");
                file = await blobs.PinAsync(upload);
                return file?.Length == upload.Length ? null : Refusal.WrongState("upload-unfinished", $"{upload.FileName} has not arrived completely. Finish the upload, then add it again.");
            });
    }

    /// <summary>Issues new and replaced files to all CDMOs.</summary>
    [Function("IssueFiles")]
    [Api("Issue the new and replaced files of the data room to all invited CDMOs as the next addendum", Accepts = typeof(IssueFilesInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Issue(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/data-room/addendum")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<IssueFilesInput>(request, selectionId, client, CdmoFlow.Rfp.DataRoom.IssueFiles.Decide);

    /// <summary>Takes a file out.</summary>
    [Function("WithdrawAttachment")]
    [Api("Take a file out of the data room, with a reason", Accepts = typeof(WithdrawAttachmentInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/data-room/{number}/withdrawal")] HttpRequest request, string selectionId, string number, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<WithdrawAttachmentInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Rfp.DataRoom.WithdrawAttachment.Decide(selection, number.AsNumber(), input, actor, now));

    /// <summary>Releases a version that was not scanned.</summary>
    [Function("ReleaseAttachment")]
    [Api("Release a file of the data room that could not be scanned, with a reason", Accepts = typeof(ReleaseFileInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Release(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/data-room/{number}/{version}/release")] HttpRequest request, string selectionId, string number, string version, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<ReleaseFileInput>(request, selectionId, client, (selection, input, actor, _) => CdmoFlow.Rfp.DataRoom.ReleaseAttachment.Decide(selection, number.AsNumber(), version.AsNumber(), input, actor));

    /// <summary>A short-lived address of one version; the reading stands in the trail.</summary>
    [Function("ReadAttachment")]
    [Api("A short-lived address of a file of the data room", Returns = typeof(ReadingAnswer))]
    public async Task<IResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/data-room/{number}/{version}/reading")] HttpRequest request, string selectionId, string number, string version, [DurableClient] DurableTaskClient client)
    {
        var actor = request.Acting();
        var verdict = await desk.DecideAsync(selectionId, actor, client, (selection, now) => CdmoFlow.Rfp.DataRoom.ReadAttachment.Decide(selection, number.AsNumber(), version.AsNumber(), actor, now), request.HttpContext.RequestAborted);
        if (verdict.Refusal is { } refusal) return answers.Refused(request, refusal);
        var file = verdict.Selection!.Find<Attachment>(Attachment.KeyOf(number.AsNumber(), version.AsNumber()))!.File;
        var address = await links.ReadAsync(Containers.Sealed, file.SealedBlob!, file.Name);
        return request.HasFormContentType ? Results.Redirect(address.ToString()) : Answers.Ok(new ReadingAnswer(address, file.Name, file.Sha256));
    }
}
