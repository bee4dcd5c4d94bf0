using System.Globalization;
using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Documents;
using CdmoFlow.Web.Pages.Proposals;
using CdmoFlow.Web.Pages.Proposals.Colleagues;
using CdmoFlow.Web.Pages.Proposals.Offers;

namespace CdmoFlow.Functions.Proposals;

/// <summary>The structured part of a CDMO's proposal while it is written: the draft, and its price sheet as a spreadsheet.</summary>
public sealed class OfferEndpoints(RoomStore rooms, SelectionStore store, PeopleStore people, DraftDesk drafts, Answers answers, TimeProvider clock)
{
    private const long LargestSheet = 500_000;
    /// <summary>The form.</summary>
    [Function("OfferPage")]
    public async Task<IResult> OfferPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rooms/{selectionId}/{cdmoId}/offer")] HttpRequest request, string selectionId, string cdmoId)
    {
        if (Invited(request, cdmoId) is not { } selection) return answers.NotFound(request);
        var room = await rooms.ContentAsync(selectionId, cdmoId);
        return Disclosure.IsOpen(selection, cdmoId, clock.GetUtcNow())
            ? Page.Show<OfferPage, OfferModel>(request, await ModelAsync(selection, cdmoId, room) with { Edits = RoomViewer.Of(request.SignedIn(), selection, cdmoId).Edits })
            : Page.Show<OfferClosedPage, RoomModel>(request, new RoomModel(selection, cdmoId, room.Uploads, room.Submissions, clock.GetUtcNow(), ""));
    }

    /// <summary>The draft.</summary>
    [Function("GetDraft")]
    [Api("The draft of the proposal's answers and prices, with what is missing or wrong in it", Returns = typeof(DraftAnswer))]
    public async Task<IResult> GetDraft([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/rooms/{selectionId}/{cdmoId}/draft")] HttpRequest request, string selectionId, string cdmoId)
    {
        if (Invited(request, cdmoId) is not { } selection) return answers.NotFound(request);
        var room = await rooms.ContentAsync(selectionId, cdmoId);
        return Answers.Ok(Answer(await ModelAsync(selection, cdmoId, room)));
    }

    /// <summary>Saves the draft: the page's script every few seconds, its button, or a program.</summary>
    [Function("SaveDraft")]
    [Api("Save the draft of answers and prices as a whole; a draft counts for nothing before it is submitted", Accepts = typeof(DraftInput), Returns = typeof(DraftAnswer))]
    public async Task<IResult> SaveDraft([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/draft")] HttpRequest request, string selectionId, string cdmoId)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<DraftInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (await store.LoadAsync(selectionId) is not { Selection: { } selection }) return answers.NotFound(request);
        var (_, refusal) = await drafts.SaveAsync(selection, cdmoId, input!, request.SignedIn().ActingOn(null));
        if (refusal is not null && refusal.Type != CdmoFlow.Proposals.Offers.SaveDraft.Changed.Type) return answers.Refused(request, refusal, typed);
        var model = await ModelAsync(selection, cdmoId, await rooms.ContentAsync(selectionId, cdmoId));
        if (refusal is not null) model = model.Against(input!.Fields ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        if (typed is null) return Results.Json(Answer(model), Json.Options, statusCode: refusal is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
        if (refusal is null) return Results.Redirect($"/rooms/{selectionId}/{cdmoId}/offer");
        return !Disclosure.IsOpen(selection, cdmoId, clock.GetUtcNow()) ? answers.Refused(request, refusal, typed) : Page.Show<OfferPage, OfferModel>(request, model, StatusCodes.Status409Conflict);
    }

    /// <summary>The price sheet with what the draft says, to be filled in elsewhere.</summary>
    [Function("DownloadPriceSheet")]
    [Api("The price sheet as XLSX, filled in from the draft")]
    public async Task<IResult> Download([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/rooms/{selectionId}/{cdmoId}/price-sheet")] HttpRequest request, string selectionId, string cdmoId)
    {
        if (Invited(request, cdmoId) is not { } selection) return answers.NotFound(request);
        if (Disclosure.Check(selection, cdmoId, clock.GetUtcNow()) is { } closed) return answers.Refused(request, closed);
        var draft = (await rooms.DraftAsync(selectionId, cdmoId))?.Draft;
        return Results.File(PriceSheetFile.Write(selection.State, draft?.Fields ?? new Dictionary<string, string>(StringComparer.Ordinal)), Workbook.ContentType, "price-sheet.xlsx");
    }

    /// <summary>Takes a filled price sheet into the draft, or names every wrong cell. The form field is called <c>sheet</c>.</summary>
    [Function("UploadPriceSheet")]
    [Api("Take a filled price sheet (XLSX, multipart field sheet, with the number of the draft) into the draft; every wrong cell is named", Returns = typeof(DraftAnswer))]
    public async Task<IResult> Upload([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/price-sheet")] HttpRequest request, string selectionId, string cdmoId)
    {
        if (!request.HasFormContentType) return answers.Refused(request, Refusal.Invalid("sheet", "Send the file as multipart/form-data, in the field sheet."));
        var (fields, unfit) = await SheetUpload.ReadAsync(request);
        if (unfit is not null || fields is null) return answers.Refused(request, unfit ?? Refusal.Invalid("sheet", "Choose the filled price sheet, at most 500 kB."));
        if (await store.LoadAsync(selectionId) is not { Selection: { } selection }) return answers.NotFound(request);
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        _ = int.TryParse(form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var (_, refusal) = await drafts.TakeSheetAsync(selection, cdmoId, number, fields, request.SignedIn().ActingOn(null));
        if (refusal is not null) return answers.Refused(request, refusal);
        if (request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)) return Results.Redirect($"/rooms/{selectionId}/{cdmoId}/offer#prices");
        return Answers.Ok(Answer(await ModelAsync(selection, cdmoId, await rooms.ContentAsync(selectionId, cdmoId))));
    }

    // What is demanded says what the RFP asks for; what the CDMO itself wrote is its own.
    private DraftAnswer Answer(OfferModel model) =>
        Disclosure.IsOpen(model.Selection, model.CdmoId, clock.GetUtcNow()) ? DraftAnswer.Of(model) : DraftAnswer.Of(model) with { Missing = [], Errors = [] };

    private static Selection? Invited(HttpRequest request, string cdmoId) =>
        request.HttpContext.Loaded()?.Selection is { } selection && selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is { State: not InvitationState.Prepared } ? selection : null;

    private async Task<OfferModel> ModelAsync(Selection selection, string cdmoId, RoomContent room) =>
        OfferModel.Of(selection, cdmoId, room, clock.GetUtcNow(), room.Draft is null ? null : (await people.FindAsync(room.Draft.ChangedBy))?.Name);
}

/// <summary>A draft for programs.</summary>
/// <param name="Number">Sent back with the next save; 0 before the first.</param>
/// <param name="Fields">What is stored, by key.</param>
/// <param name="ChangedAt">When it was last saved; null before the first save.</param>
/// <param name="ChangedBy">Who saved it last.</param>
/// <param name="IsSubmitted">True when the version that counts holds all of it.</param>
/// <param name="Missing">Demanded fields that are empty: missing, not zero.</param>
/// <param name="Errors">What has to be corrected before it can be submitted.</param>
/// <param name="Conflicts">After a refused save: the keys in which yours and the stored draft differ.</param>
public sealed record DraftAnswer(
    int Number, IReadOnlyDictionary<string, string> Fields, DateTimeOffset? ChangedAt, string? ChangedBy, bool IsSubmitted, IReadOnlyList<string> Missing, IReadOnlyList<FieldError> Errors, IReadOnlyList<string> Conflicts)
{
    /// <summary>The answer for a draft.</summary>
    public static DraftAnswer Of(OfferModel model) => new(
        model.Number, model.Stored, model.ChangedAt, model.ChangedBy, model.Number > 0 && !model.IsUnsubmitted, [.. model.Missing.Select(f => f.Key)], model.Errors, [.. model.Conflicts]);
}
