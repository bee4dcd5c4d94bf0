using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Proposals;

namespace CdmoFlow.Functions.Proposals;

/// <summary>The sponsor's reading of a proposal: never before the opening, and each reading of content or file with a row in the trail.</summary>
public sealed class ProposalEndpoints(SelectionStore store, RoomStore rooms, SasLinks links, Desk desk, Answers answers)
{
    /// <summary>The content of an opened proposal.</summary>
    [Function("ProposalPage")]
    public Task<IResult> ProposalPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/proposals/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        ContentAsync(request, selectionId, cdmoId, client, model => Page.Show<ProposalPage, ProposalModel>(request, model));

    /// <summary>The content of an opened proposal.</summary>
    [Function("GetProposal")]
    [Api("The content of an opened proposal", Returns = typeof(ProposalAnswer))]
    public Task<IResult> GetProposal([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/proposals/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        ContentAsync(request, selectionId, cdmoId, client, model => Answers.Ok(ProposalAnswer.Of(model.View)));

    /// <summary>A short-lived address of one file of an opened proposal.</summary>
    [Function("ReadProposalFile")]
    [Api("A short-lived address of one file of an opened proposal", Returns = typeof(ReadingAnswer))]
    public async Task<IResult> ReadProposalFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/proposals/{cdmoId}/files/{fileId}/reading")] HttpRequest request,
        string selectionId,
        string cdmoId,
        string fileId,
        [DurableClient] DurableTaskClient client)
    {
        var actor = request.Acting();
        if (await store.LoadAsync(selectionId) is not { } loaded) return answers.NotFound(request);
        var (opened, refusal) = ReadProposal.Find(loaded.Selection, cdmoId, actor);
        if (refusal is not null) return answers.Refused(request, refusal);
        var submission = await rooms.SubmissionAsync(selectionId, cdmoId, opened!.SubmissionId);
        if (submission?.Files.FirstOrDefault(f => f.Id == fileId) is not { SealedBlob: { } blob } file) return answers.Refused(request, Refusal.NotFound("file in this proposal"));
        // A file of the prices answers like one that does not exist: its id alone says nothing.
        if (ProposalView.Of(loaded.Selection, opened, submission, []).Files.All(f => f.Id != fileId)) return answers.Refused(request, Refusal.NotFound("file in this proposal"));
        if (FileGate.Check(file, loaded.Selection.Find<FileHolds>(FileHolds.KeyOf(cdmoId, opened.Version))) is { } quarantined) return answers.Refused(request, quarantined);
        // The trail first: a reading that could not be noted does not happen.
        var verdict = await desk.DecideAsync(selectionId, actor, client, (selection, _) => ReadProposal.Decide(selection, cdmoId, fileId, actor));
        if (verdict.Refusal is { } late) return answers.Refused(request, late);
        var address = await links.ReadAsync(Containers.Sealed, blob, file.Name);
        return request.HasFormContentType ? Results.Redirect(address.ToString()) : Answers.Ok(new ReadingAnswer(address, file.Name, file.Sha256));
    }

    private async Task<IResult> ContentAsync(HttpRequest request, string selectionId, string cdmoId, DurableTaskClient client, Func<ProposalModel, IResult> show)
    {
        var actor = request.Acting();
        // The trail first: a reading that could not be noted does not happen. An access-log row is the one thing that a GET may write.
        var verdict = await desk.DecideAsync(selectionId, actor, client, (selection, _) => ReadProposal.Content(selection, cdmoId, actor));
        if (verdict.Refusal is { } refusal) return answers.Refused(request, refusal);
        var (opened, _) = ReadProposal.Find(verdict.Selection!, cdmoId, actor);
        var room = await rooms.ContentAsync(selectionId, cdmoId);
        return room.Submissions.FirstOrDefault(s => s.Id == opened!.SubmissionId) is { } submission
            ? show(new ProposalModel(verdict.Selection!, ProposalView.Of(verdict.Selection!, opened!, submission, room.Corrections), verdict.Selection!.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)))
            : answers.NotFound(request);
    }
}

/// <summary>The content of a proposal for programs; price and terms are not in it while they are sealed.</summary>
public sealed record ProposalAnswer(
    string CdmoId, int Version, DateTimeOffset SubmittedAt, string Anchor, bool PriceIsSealed, decimal? TotalPrice, string? Currency, PricingModel? PricingModel, DateOnly? ValidUntil, string? Notes, string? Salt,
    IReadOnlyDictionary<string, string> Technical, IReadOnlyDictionary<string, string> Prices, IReadOnlyList<string> Missing, IReadOnlyDictionary<string, string> Corrected, IReadOnlyList<ProposalFileAnswer> Files)
{
    /// <summary>The answer for an opened version.</summary>
    public static ProposalAnswer Of(ProposalView view) => new(
        view.Seal.CdmoId, view.Seal.Version, view.Seal.SubmittedAt, view.Seal.Anchor, view.Price is null, view.Price?.Total, view.Price?.Currency, view.Price?.Model, view.Price?.ValidUntil, view.Price?.Notes, view.Price?.Salt,
        view.Offer?.Technical ?? Nothing, view.Offer?.Price ?? Nothing, [.. view.Missing.Select(f => f.Key)], view.Corrected, [.. view.Files.Select(f => ProposalFileAnswer.Of(f))]);

    private static IReadOnlyDictionary<string, string> Nothing { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A file for programs; it is read by POST, never by its blob's name.</summary>
public sealed record ProposalFileAnswer(string Id, string FileName, long Length, string? Sha256, FileVerdict Verdict, string? Reason)
{
    /// <summary>The answer for a submitted file.</summary>
    public static ProposalFileAnswer Of(SubmittedFile file) =>
        new(file.Id, file.Name, file.Length, file.Sha256, file.Finding?.Verdict ?? FileVerdict.Scanning, file.Finding is { Verdict: not FileVerdict.Clean } found ? FileReasons.Sentence(found) : null);
}
