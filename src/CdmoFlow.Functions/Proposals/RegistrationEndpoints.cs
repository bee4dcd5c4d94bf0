using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Registered;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Proposals.Registered;

namespace CdmoFlow.Functions.Proposals;

/// <summary>A proposal that came by e-mail: the project manager registers it, the CDMO confirms it in its room. What was registered is sealed for its registrar, too.</summary>
public sealed class RegistrationEndpoints(SelectionStore store, RoomStore rooms, RoomDesk room, UploadDesk uploads, HumanStep step, Answers answers, TimeProvider clock)
{
    /// <summary>The form.</summary>
    [Function("RegistrationPage")]
    public IResult RegistrationPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/registrations/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId) =>
        request.HttpContext.Loaded()?.Selection is { } selection && selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is not null
            ? Page.Show<RegistrationPage, RegistrationModel>(request, new RegistrationModel(
                selection, cdmoId, RegisterProposal.Check(selection, cdmoId, null, request.SignedIn().ActingOn(selection.State), clock.GetUtcNow())?.Detail, Guid.NewGuid().ToString("N")))
            : answers.NotFound(request);

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

    /// <summary>Renews the permission while an upload runs; only for what the same person announced.</summary>
    [Function("RenewRegisteredUpload")]
    [Api("Renew the permission of a running upload of a proposal that came by e-mail", Returns = typeof(UploadAnswer))]
    public async Task<IResult> RenewUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/registrations/{cdmoId}/uploads/{uploadId}/renewal")] HttpRequest request, string selectionId, string cdmoId, string uploadId)
    {
        if (await store.LoadAsync(selectionId) is not { Selection: { } selection }) return answers.NotFound(request);
        if (RegisterProposal.Check(selection, cdmoId, null, request.Acting(), clock.GetUtcNow()) is { } refusal) return answers.Refused(request, refusal);
        if (await rooms.UploadAsync(selectionId, cdmoId, uploadId) is not { } upload || upload.By != request.SignedIn().PersonId) return answers.Refused(request, Refusal.NotFound("upload"));
        var (answer, wrong) = await uploads.RenewAsync(selectionId, cdmoId, upload);
        return wrong is not null ? answers.Refused(request, wrong) : Answers.Ok(answer!);
    }

    /// <summary>Seals it on behalf of the CDMO.</summary>
    [Function("RegisterProposal")]
    [Api("Register a proposal that came by e-mail on behalf of a CDMO; it is sealed and waits for the CDMO's confirmation", Accepts = typeof(RegistrationInput), Returns = typeof(RegistrationAnswer))]
    public async Task<IResult> Register(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/registrations/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        var arrivedAt = clock.GetUtcNow();
        var (input, unreadable, typed) = await Bodies.ReadAsync<RegistrationInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var (seal, refusal) = await room.RegisterAsync(selectionId, cdmoId, input!, request.Acting(), client, arrivedAt);
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
