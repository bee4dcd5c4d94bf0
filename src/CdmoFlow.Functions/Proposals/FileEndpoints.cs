using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals.Checks;

namespace CdmoFlow.Functions.Proposals;

/// <summary>Files that were not accepted: their CDMO replaces them, and what could not be scanned a project manager may release.</summary>
public sealed class FileEndpoints(RoomDesk room, HumanStep step, Answers answers, TimeProvider clock)
{
    /// <summary>Replaces a file of the submitted proposal.</summary>
    [Function("ReplaceFile")]
    [Api("Replace a file of your proposal that was not accepted, within the time given for it", Accepts = typeof(ReplaceFileInput), Returns = typeof(SubmissionAnswer))]
    public async Task<IResult> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/files/{fileId}/replacement")] HttpRequest request, string selectionId, string cdmoId, string fileId, [DurableClient] DurableTaskClient client)
    {
        var arrivedAt = clock.GetUtcNow();
        var (input, unreadable, typed) = await Bodies.ReadAsync<ReplaceFileInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var (seal, refusal) = await room.ReplaceAsync(selectionId, cdmoId, fileId, input!, request.ActingOn(null), client, arrivedAt);
        if (refusal is not null) return answers.Refused(request, refusal, typed);
        var receipt = $"/rooms/{selectionId}/{cdmoId}/receipts/{seal!.Version}";
        return typed is not null ? Results.Redirect(receipt) : Answers.Ok(new SubmissionAnswer(seal.Version, seal.SubmissionId, seal.SubmittedAt, seal.Anchor, receipt));
    }

    /// <summary>Releases a file that was not scanned.</summary>
    [Function("ReleaseFile")]
    [Api("Release a file of an opened proposal that could not be scanned, with a reason", Accepts = typeof(ReleaseFileInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Release(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/proposals/{cdmoId}/files/{fileId}/release")] HttpRequest request, string selectionId, string cdmoId, string fileId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<ReleaseFileInput>(request, selectionId, client, (selection, input, actor, _) => CdmoFlow.Proposals.Checks.ReleaseFile.Decide(selection, cdmoId, fileId, input, actor));
}
