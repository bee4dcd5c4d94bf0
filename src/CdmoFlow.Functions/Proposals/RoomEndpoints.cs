using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Documents;
using CdmoFlow.Web.Pages.Proposals;
using CdmoFlow.Web.Pages.Proposals.Colleagues;

namespace CdmoFlow.Functions.Proposals;

/// <summary>The room of one CDMO: what is asked, the answer, the submissions and their receipts. It never shows a trace of another CDMO.</summary>
public sealed class RoomEndpoints(RoomStore rooms, PeopleStore people, RoomDesk room, SasLinks links, UploadQuota quota, HumanStep step, Desk desk, Answers answers, TimeProvider clock)
{
    /// <summary>The room.</summary>
    [Function("RoomPage")]
    public async Task<IResult> RoomPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rooms/{selectionId}/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId) =>
        await LoadAsync(request, selectionId, cdmoId) is { } model ? Page.Show<RoomPage, RoomModel>(request, model) : answers.NotFound(request);

    /// <summary>The room for programs.</summary>
    [Function("GetRoom")]
    [Api("The room of a CDMO: deadline, invitation, documents, uploads and submitted versions", Returns = typeof(RoomAnswer))]
    public async Task<IResult> GetRoom([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/rooms/{selectionId}/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId) =>
        await LoadAsync(request, selectionId, cdmoId) is { } model ? Answers.Ok(RoomAnswer.Of(model)) : answers.NotFound(request);

    /// <summary>Accepts or declines.</summary>
    [Function("AnswerInvitation")]
    [Api("Accept or decline the invitation", Accepts = typeof(AnswerInvitationInput), Returns = typeof(StepAnswer))]
    public Task<IResult> AnswerInvitation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/answer")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<AnswerInvitationInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Rfp.AnswerInvitation.Decide(selection, cdmoId, input, actor, now));

    /// <summary>Submits what was uploaded; it counts from the moment the request came.</summary>
    [Function("SubmitProposal")]
    [Api("Submit a proposal made of uploaded files; a later one replaces it", Accepts = typeof(SubmissionInput), Returns = typeof(SubmissionAnswer))]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/submission")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        var arrivedAt = clock.GetUtcNow();
        var (input, unreadable, typed) = await Bodies.ReadAsync<SubmissionInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var (seal, refusal) = await room.SubmitAsync(selectionId, cdmoId, input!, request.ActingOn(null), client, arrivedAt);
        // What is wrong in the draft is corrected where it was written: that page names each field.
        if (typed is not null && refusal?.Errors.Any(e => e.Field.StartsWith("fields.", StringComparison.Ordinal)) == true) return Results.Redirect($"/rooms/{selectionId}/{cdmoId}/offer");
        if (refusal is not null) return answers.Refused(request, refusal, typed);
        return typed is not null
            ? Results.Redirect($"/rooms/{selectionId}/{cdmoId}/receipts/{seal!.Version}")
            : Answers.Ok(new SubmissionAnswer(seal!.Version, seal.SubmissionId, seal.SubmittedAt, seal.Anchor, $"/rooms/{selectionId}/{cdmoId}/receipts/{seal.Version}"));
    }

    /// <summary>Takes the proposal back.</summary>
    [Function("WithdrawProposal")]
    [Api("Withdraw the submitted proposal before the deadline", Accepts = typeof(WithdrawProposalInput), Returns = typeof(WithdrawnAnswer))]
    public async Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/withdrawal")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        var arrivedAt = clock.GetUtcNow();
        var (input, unreadable, typed) = await Bodies.ReadAsync<WithdrawProposalInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (await room.WithdrawAsync(selectionId, cdmoId, input!, request.ActingOn(null), client, arrivedAt) is { } refusal) return answers.Refused(request, refusal, typed);
        return typed is not null ? Results.Redirect(HumanStep.ReturnPath(typed["returnTo"]?.ToString()) ?? $"/rooms/{selectionId}/{cdmoId}") : Answers.Ok(new WithdrawnAnswer(selectionId, cdmoId));
    }

    /// <summary>The receipt of one version.</summary>
    [Function("ReceiptPage")]
    public async Task<IResult> ReceiptPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rooms/{selectionId}/{cdmoId}/receipts/{version}")] HttpRequest request, string selectionId, string cdmoId, string version) =>
        await LoadAsync(request, selectionId, cdmoId) is { } model && Facts(model, version) is { } facts
            ? Page.Show<ReceiptPage, ReceiptModel>(request, new ReceiptModel(model, facts))
            : answers.NotFound(request);

    /// <summary>The receipt of one version as PDF.</summary>
    [Function("ReceiptPdf")]
    [Api("The receipt of one version as PDF")]
    public async Task<IResult> ReceiptPdf(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/rooms/{selectionId}/{cdmoId}/receipts/{version}/pdf")] HttpRequest request, string selectionId, string cdmoId, string version) =>
        await LoadAsync(request, selectionId, cdmoId) is { } model && Facts(model, version) is { } facts
            ? Results.File(PdfDocument.Render(ReceiptDocument.Build(facts)), "application/pdf", $"receipt-{facts.Version}.pdf")
            : answers.NotFound(request);

    /// <summary>The receipt of one version as Word file.</summary>
    [Function("ReceiptDocx")]
    [Api("The receipt of one version as DOCX")]
    public async Task<IResult> ReceiptDocx(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/rooms/{selectionId}/{cdmoId}/receipts/{version}/docx")] HttpRequest request, string selectionId, string cdmoId, string version) =>
        await LoadAsync(request, selectionId, cdmoId) is { } model && Facts(model, version) is { } facts
            ? Results.File(DocxDocument.Render(ReceiptDocument.Build(facts)), DocxDocument.ContentType, $"receipt-{facts.Version}.docx")
            : answers.NotFound(request);

    /// <summary>A short-lived address of a submitted file, for the CDMO that submitted it.</summary>
    [Function("ReadOwnFile")]
    [Api("A short-lived address of a file that you submitted", Returns = typeof(ReadingAnswer))]
    public async Task<IResult> ReadOwnFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/files/{fileId}/reading")] HttpRequest request,
        string selectionId,
        string cdmoId,
        string fileId,
        [DurableClient] DurableTaskClient client)
    {
        var submissions = (await rooms.SubmissionsAsync(selectionId, cdmoId)).OrderByDescending(s => s.At);
        var (submission, file) = submissions.SelectMany(s => s.Files.Select(f => (s, f))).FirstOrDefault(x => x.f.Id == fileId && x.f.SealedBlob is not null);
        if (file is null) return answers.Refused(request, Refusal.NotFound("file that is sealed already"));
        var version = request.HttpContext.Loaded()?.Selection.Proposals.FirstOrDefault(p => p.CdmoId == cdmoId && p.SubmissionId == submission.Id)?.Version ?? 0;
        if (FileGate.Check(file, request.HttpContext.Loaded()?.Selection.Find<FileHolds>(FileHolds.KeyOf(cdmoId, version))) is { } quarantined) return answers.Refused(request, quarantined);
        var actor = request.ActingOn(null);
        var verdict = await desk.DecideAsync(selectionId, actor, client, (selection, _) => ReadProposal.Own(selection, cdmoId, submission.Id, fileId, actor));
        if (verdict.Refusal is { } refusal) return answers.Refused(request, refusal);
        var address = await links.ReadAsync(Containers.Sealed, file.SealedBlob!, file.Name);
        return request.HasFormContentType ? Results.Redirect(address.ToString()) : Answers.Ok(new ReadingAnswer(address, file.Name, file.Sha256));
    }

    private async Task<RoomModel?> LoadAsync(HttpRequest request, string selectionId, string cdmoId)
    {
        if (request.HttpContext.Loaded()?.Selection is not { } selection || selection.Find<Cda>(Cda.KeyOf(cdmoId)) is null) return null;
        var content = await rooms.ContentAsync(selectionId, cdmoId);
        var names = await people.NamesAsync();
        return new RoomModel(selection, cdmoId, content.Uploads, content.Submissions, clock.GetUtcNow(), Guid.NewGuid().ToString("N"))
        {
            Quota = quota,
            Draft = OfferSites.Named(selection, content.Draft),
            Corrections = content.Corrections,
            Colleagues = ColleagueLine.Of(selection, cdmoId, names),
            People = RoomPeople.Of(selection, cdmoId, names, await people.SharedMailboxesAsync()),
            Me = RoomViewer.Of(request.SignedIn(), selection, cdmoId),
        };
    }

    private static ReceiptFacts? Facts(RoomModel model, string version) =>
        model.Versions.FirstOrDefault(v => v.Seal.Version == version.AsNumber()) is { } found
            ? new ReceiptFacts(
                model.Selection.Id, model.Selection.State.Title, model.Selection.State.Brief.Sponsor, model.Selection.NameOf(model.CdmoId), found.Seal.Version, found.Seal.SubmittedAt,
                model.Selection.State.Brief.TimeZone, [.. found.Content.Files.Select(f => new ReceiptFile(f.Name, f.Length, f.Sha256))], found.Seal.IsLate)
            : null;
}

/// <summary>What a program learns from a withdrawal: no version of this CDMO counts any more.</summary>
public sealed record WithdrawnAnswer(string SelectionId, string CdmoId);

/// <summary>What a program learns from a submission.</summary>
public sealed record SubmissionAnswer(int Version, string SubmissionId, DateTimeOffset SubmittedAt, string Anchor, string Receipt);
