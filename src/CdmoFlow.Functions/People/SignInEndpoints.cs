using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Selections;
using CdmoFlow.People;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.People;
using Microsoft.AspNetCore.Antiforgery;

namespace CdmoFlow.Functions.People;

/// <summary>An address that asks for a code.</summary>
public sealed record CodeRequest(string? Email, string? ReturnTo);

/// <summary>A room link that asks for a code.</summary>
public sealed record RoomCodeRequest(string? Token);

/// <summary>A typed code.</summary>
public sealed record SignInRequest(string? Challenge, string? Code, string? ReturnTo);

/// <summary>Where the sign-in at Entra ends, which is another one than ours.</summary>
public sealed record SignedOutAnswer(string LogoutPath);

/// <summary>What a program needs to act in a session.</summary>
public sealed record SessionAnswer(bool SignedIn, string? PersonId, string? Name, string? RoomSelectionId, string? RoomCdmoId, string AntiforgeryToken);

/// <summary>Sign-in by a mailed one-time code, for the sponsor's people and, after their link, for a CDMO's.</summary>
public sealed class SignInEndpoints(PeopleStore people, SelectionStore selections, SignInCodes codes, RoomTokens rooms, Sessions sessions, SessionStore epochs, Desk desk, EntraSignIn entra, EntraOptions entraOptions, Answers answers,
    IAntiforgery antiforgery, SiteOptions site)
{
    /// <summary>The form that asks for an address.</summary>
    [Function("SignInPage")]
    public IResult SignInPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sign-in")] HttpRequest request)
    {
        var returnTo = HumanStep.ReturnPath(request.Query["returnTo"]);
        return Page.Show<SignInPage, SignInModel>(request, new SignInModel(returnTo, entra.LoginPath(returnTo ?? "/"), entra.Read(request.HttpContext)?.Name));
    }

    /// <summary>Mails a code to a known address; the answer is the same for an unknown one.</summary>
    [Function("RequestCode")]
    [Api("Ask for a one-time code by mail", Accepts = typeof(CodeRequest))]
    public async Task<IResult> RequestCode(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sign-in/code")] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<CodeRequest>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (string.IsNullOrWhiteSpace(input!.Email) || !input.Email.Contains('@', StringComparison.Ordinal))
            return answers.Refused(request, Refusal.Invalid("email", "Type your e-mail address."), typed);
        var person = await people.FindByEmailAsync(input.Email);
        if (person is null && site.IsAdministrator(input.Email)) person = await people.GetOrAddAsync(input.Email, input.Email, null);
        // A CDMO's people come in through their personal link, which says which room is meant.
        var mayHaveOne = person is { CdmoId: null } && (!entraOptions.IsOn || entraOptions.IsExternal(person.Email) || (entra.Read(request.HttpContext) is not null && !await people.IsTiedAsync(person.Id)));
        var challenge = await codes.RequestAsync(request.HttpContext, mayHaveOne ? person!.Id : null, input.Email, null, client);
        return Challenge(typed is not null, challenge, HumanStep.ReturnPath(input.ReturnTo));
    }

    /// <summary>The page behind a CDMO's personal link. Opening it does nothing: mail scanners open links.</summary>
    [Function("RoomDoorPage")]
    public async Task<IResult> RoomDoorPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "r/{token}")] HttpRequest request, string token)
    {
        if (await rooms.ResolveAsync(token) is not { } grant) return answers.NotFound(request);
        var state = (await selections.PeekAsync(grant.SelectionId))!;
        if (request.HttpContext.Visitor() is { } visitor && visitor.RoomSelectionId == grant.SelectionId && visitor.RoomCdmoId == grant.CdmoId && visitor.PersonId == grant.PersonId && visitor.RoomEpoch == grant.Epoch && visitor.RoomAdmission == grant.Admission)
            return Results.Redirect(RoomPath(grant.SelectionId, grant.CdmoId));
        return Page.Show<RoomDoorPage, RoomDoorModel>(request, new RoomDoorModel(token, state.Brief.Sponsor));
    }

    /// <summary>Mails a code to the person a room link belongs to.</summary>
    [Function("RequestRoomCode")]
    [Api("Ask for the code that opens a CDMO's room", Accepts = typeof(RoomCodeRequest))]
    public async Task<IResult> RequestRoomCode(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/room-code")] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<RoomCodeRequest>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (await rooms.ResolveAsync(input!.Token ?? "") is not { } grant) return answers.Refused(request, Refusal.NotFound("room behind this link"), typed);
        var challenge = await codes.RequestAsync(request.HttpContext, grant.PersonId, grant.PersonId, grant, client);
        return Challenge(typed is not null, challenge, RoomPath(grant.SelectionId, grant.CdmoId));
    }

    /// <summary>The form that asks for the code.</summary>
    [Function("CodePage")]
    public IResult CodePage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sign-in/code")] HttpRequest request) =>
        Page.Show<CodePage, CodeModel>(request, new CodeModel(request.Query["challenge"].ToString(), HumanStep.ReturnPath(request.Query["returnTo"])));

    /// <summary>Begins a session for a code that fits.</summary>
    [Function("SignIn")]
    [Api("Begin a session with a one-time code", Accepts = typeof(SignInRequest), Returns = typeof(SessionAnswer))]
    public async Task<IResult> SignIn([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sign-in")] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<SignInRequest>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var (opened, why) = await codes.RedeemAsync(request.HttpContext, input!.Challenge, input.Code);
        if (opened is null) return answers.Refused(request, Refusal.Invalid("code", why!), typed);
        if (await people.FindAsync(opened.PersonId!) is not { } person) return answers.Refused(request, Refusal.NotFound("person"), typed);
        // The first sign-in at Entra ends here: the code came to the invited address, the account is the platform's word. From now on the account alone counts.
        if (opened.SelectionId is null && entraOptions.IsOn && !entraOptions.IsExternal(person.Email)
            && (entra.Read(request.HttpContext) is not { } account || !await people.TieToEntraAsync(person.Id, account.Tenant, account.ObjectId)))
            return answers.Refused(request, Refusal.Forbidden("This address belongs to another account, or you are not signed in at Entra. Sign in with your own account and ask for a code to your own address."), typed);
        var visitor = new Visitor(person.Id, person.Name) { RoomSelectionId = opened.SelectionId, RoomCdmoId = opened.CdmoId, RoomEpoch = opened.Epoch };
        if (opened.SelectionId is { } room)
        {
            // The link may have ended while the code was under way, and the trail names who entered before anything is shown.
            var verdict = await desk.DecideAsync(room, visitor.ActingOn(null), client, (selection, now) => EnterRoom.Decide(selection, opened.CdmoId!, opened.Admission, visitor.ActingOn(null), now), request.HttpContext.RequestAborted);
            if (verdict.Refusal is { } ended) return answers.Refused(request, ended, typed);
            visitor = visitor with { RoomAdmission = opened.Admission, IsSharedMailbox = SharedMailboxes.IsOne(person.Email) };
        }
        else
        {
            visitor = visitor with { SessionEpoch = await epochs.EpochAsync(person.Id) };
        }

        sessions.Begin(request.HttpContext, visitor);
        if (typed is null) return Results.NoContent();
        var start = opened.SelectionId is { } id ? RoomPath(id, opened.CdmoId!) : "/selections";
        return Results.Redirect(HumanStep.ReturnPath(input.ReturnTo) ?? start);
    }

    /// <summary>Ends the session, and leads whoever is signed in at Entra to where that ends.</summary>
    [Function("SignOut")]
    [Api("End the session; with Entra the answer says where that sign-in ends", Returns = typeof(SignedOutAnswer))]
    public IResult SignOut([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sign-out")] HttpRequest request)
    {
        sessions.End(request.HttpContext);
        if (entra.LogoutPath(request.HttpContext) is not { } logout) return request.HasFormContentType ? Results.Redirect("/") : Results.NoContent();
        if (!request.HasFormContentType) return Answers.Ok(new SignedOutAnswer(logout));
        // The way out ends at another origin: a form may not be redirected there (form-action), a page may lead there.
        request.HttpContext.Response.Headers["Refresh"] = $"0; url={logout}";
        return Page.Show<SignedOutPage, SignedOutModel>(request, new SignedOutModel(logout));
    }

    /// <summary>Who is signed in, and the token that every POST of a program carries in the header X-Antiforgery-Token.</summary>
    [Function("Session")]
    [Api("The session and its antiforgery token", Returns = typeof(SessionAnswer))]
    public IResult Session([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/session")] HttpRequest request)
    {
        var visitor = request.HttpContext.Visitor();
        var token = antiforgery.GetAndStoreTokens(request.HttpContext).RequestToken!;
        return Answers.Ok(new SessionAnswer(visitor is not null, visitor?.PersonId, visitor?.Name, visitor?.RoomSelectionId, visitor?.RoomCdmoId, token));
    }

    private static string RoomPath(string selectionId, string cdmoId) => $"/rooms/{selectionId}/{cdmoId}";

    private static IResult Challenge(bool fromForm, string challenge, string? returnTo) => fromForm
        ? Results.Redirect($"/sign-in/code?challenge={challenge}" + (returnTo is null ? "" : $"&returnTo={Uri.EscapeDataString(returnTo)}"))
        : Answers.Ok(new { challenge });
}
