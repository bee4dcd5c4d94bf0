using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Registered;
using CdmoFlow.Rfp;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Documents;
using CdmoFlow.Web.Pages.Proposals.Offers;
using CdmoFlow.Web.Pages.Proposals.Registered;

namespace CdmoFlow.Functions.Proposals;

/// <summary>A proposal that came by e-mail: the project manager registers it, the CDMO confirms it in its room. What was registered is sealed for its registrar, too.</summary>
public sealed class RegistrationEndpoints(RoomStore rooms, RoomDesk room, UploadQuota quota, HumanStep step, Answers answers, TimeProvider clock)
{
    /// <summary>The form.</summary>
    [Function("RegistrationPage")]
    public async Task<IResult> RegistrationPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/registrations/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId)
    {
        if (request.HttpContext.Loaded()?.Selection is not { } selection || selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is null) return answers.NotFound(request);
        var whyNot = RegisterProposal.Check(selection, cdmoId, null, request.SignedIn().ActingOn(selection.State), clock.GetUtcNow())?.Detail;
        // Of the room only what the same person brought and nobody has handed in.
        var mine = whyNot is null ? UploadRules.Unsubmitted(await rooms.UploadsAsync(selectionId, cdmoId), await rooms.SubmissionsAsync(selectionId, cdmoId)).Where(u => u.By == request.SignedIn().PersonId) : [];
        return Page.Show<RegistrationPage, RegistrationModel>(request, new RegistrationModel(selection, cdmoId, whyNot, Guid.NewGuid().ToString("N")) { Quota = quota, Uploads = [.. mine] });
    }

    /// <summary>The price sheet as it comes, for a CDMO that sent its prices in another form.</summary>
    [Function("RegistrationPriceSheet")]
    [Api("The empty price sheet as XLSX, for a proposal that came by e-mail")]
    public IResult Sheet([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/registrations/{cdmoId}/price-sheet")] HttpRequest request, string selectionId, string cdmoId) =>
        request.HttpContext.Loaded()?.Selection is { } selection && selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is not null
            ? Results.File(PriceSheetFile.Write(selection.State, new Dictionary<string, string>(StringComparer.Ordinal)), Workbook.ContentType, "price-sheet.xlsx")
            : answers.NotFound(request);

    /// <summary>Seals it on behalf of the CDMO.</summary>
    [Function("RegisterProposal")]
    [Api("Register a proposal that came by e-mail on behalf of a CDMO, with its answers and, as multipart field sheet, its price sheet (XLSX); it is sealed and waits for the CDMO's confirmation", Accepts = typeof(RegistrationInput), Returns = typeof(RegistrationAnswer))]
    public async Task<IResult> Register(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/registrations/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        var arrivedAt = clock.GetUtcNow();
        var (input, unreadable, typed) = await Bodies.ReadAsync<RegistrationInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var (sheet, unfit) = await SheetUpload.ReadAsync(request);
        if (unfit is not null) return answers.Refused(request, unfit, typed);
        var (seal, refusal) = await room.RegisterAsync(selectionId, cdmoId, input!, sheet, request.Acting(), client, arrivedAt);
        if (refusal is not null) return answers.Refused(request, refusal, typed);
        return typed is not null ? Results.Redirect($"/selections/{selectionId}") : Answers.Ok(new RegistrationAnswer(seal!.Version, seal.SubmittedAt, seal.Anchor));
    }

    /// <summary>The CDMO's word on it.</summary>
    [Function("ConfirmRegistration")]
    [Api("Confirm that the proposal that the sponsor registered from your e-mail is yours", Accepts = typeof(ConfirmRegistrationInput), Returns = typeof(RoomStepAnswer))]
    public Task<IResult> Confirm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/registration")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<ConfirmRegistrationInput>(
            request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Proposals.Registered.ConfirmRegistration.Decide(selection, cdmoId, input, actor, now), selection => RoomStepAnswer.Of(selection, cdmoId, clock.GetUtcNow()));
}

/// <summary>What was registered: version, when it counts and the hash of its content.</summary>
public sealed record RegistrationAnswer(int Version, DateTimeOffset SubmittedAt, string Anchor);
