using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals.Opening;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Documents;
using CdmoFlow.Web.Pages.Proposals.Opening;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Proposals;

/// <summary>The record of the opening: who opened what and when, by hash. Before the opening there is none, and no file is named in it.</summary>
public sealed class OpeningRecordEndpoints(RoomStore rooms, PeopleStore people, Answers answers)
{
    /// <summary>The record.</summary>
    [Function("OpeningRecordPage")]
    public async Task<IResult> OpeningRecordPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/opening-record")] HttpRequest request, string selectionId) =>
        await LoadAsync(request, selectionId) is { } model ? Page.Show<OpeningRecordPage, OpeningRecordModel>(request, model) : answers.NotFound(request);

    /// <summary>The record for programs.</summary>
    [Function("GetOpeningRecord")]
    [Api("Who opened the proposals and the prices and when, with the hash of every opened file", Returns = typeof(OpeningRecordAnswer))]
    public async Task<IResult> GetOpeningRecord([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/opening-record")] HttpRequest request, string selectionId) =>
        await LoadAsync(request, selectionId) is { } model ? Answers.Ok(OpeningRecordAnswer.Of(model)) : answers.NotFound(request);

    /// <summary>The record as PDF.</summary>
    [Function("OpeningRecordPdf")]
    [Api("The record of the opening as PDF")]
    public async Task<IResult> OpeningRecordPdf([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/opening-record/pdf")] HttpRequest request, string selectionId) =>
        await LoadAsync(request, selectionId) is { } model
            ? Results.File(PdfDocument.Render(OpeningRecordDocument.Build(model.Known.Selection, model.Proposals, model.Prices, model.Known.NameOf)), "application/pdf", "opening-record.pdf")
            : answers.NotFound(request);

    private async Task<OpeningRecordModel?> LoadAsync(HttpRequest request, string selectionId)
    {
        // Nothing of a room is read before the opening.
        if (request.HttpContext.Loaded()?.Selection is not { } selection || selection.Proposals.All(p => !p.IsOpened)) return null;
        var contents = await rooms.AllSubmissionsAsync(selectionId, request.HttpContext.RequestAborted);
        return OpeningRecord.OfProposals(selection, contents) is { } proposals
            ? new OpeningRecordModel(new SelectionModel(selection, await people.NamesAsync()), proposals, OpeningRecord.OfPrices(selection, contents))
            : null;
    }
}

/// <summary>The record of the opening for programs.</summary>
public sealed record OpeningRecordAnswer(OpeningAnswer Proposals, OpeningAnswer? Prices)
{
    /// <summary>The answer for a record.</summary>
    public static OpeningRecordAnswer Of(OpeningRecordModel model) => new(OpeningAnswer.Of(model.Proposals, model.Known), model.Prices is null ? null : OpeningAnswer.Of(model.Prices, model.Known));
}

/// <summary>One opening.</summary>
public sealed record OpeningAnswer(IReadOnlyList<OpenedByAnswer> OpenedBy, DateTimeOffset OpenedAt, IReadOnlyList<OpenedVersionAnswer> Versions)
{
    /// <summary>The answer for an opening.</summary>
    public static OpeningAnswer Of(OpeningRecord record, SelectionModel known) => new(
        [.. record.Confirmed.Select(c => new OpenedByAnswer(c.PersonId, known.NameOf(c.PersonId), c.At))], record.OpenedAt,
        [.. record.Versions.Select(v => new OpenedVersionAnswer(v.Seal.CdmoId, v.Seal.Version, v.Seal.SubmittedAt, v.Seal.Anchor, v.Seal.FilesSha256, v.IsAsSealed, v.ReplacedBy, v.Files))]);
}

/// <summary>A person who confirmed an opening.</summary>
public sealed record OpenedByAnswer(string PersonId, string Name, DateTimeOffset At);

/// <summary>A version as it was opened.</summary>
public sealed record OpenedVersionAnswer(
    string CdmoId, int Version, DateTimeOffset SubmittedAt, string Anchor, string? FilesSha256, bool? IsAsSealed, int? ReplacedBy, IReadOnlyList<OpenedFile> Files);
