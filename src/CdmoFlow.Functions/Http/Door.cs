using System.Security.Claims;
using CdmoFlow.Functions.People;
using CdmoFlow.Functions.Selections;
using CdmoFlow.People;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CdmoFlow.Functions.Http;

/// <summary>
/// What holds for every HTTP request: security headers, session, authorisation by the route table, antiforgery, and a clear answer while storage is away.
/// Orchestrations and activities pass through untouched.
/// </summary>
public sealed class Door(Sessions sessions, SessionStore epochs, EntraSignIn entra, SiteAdministrators administrators, SelectionStore selections, IAntiforgery antiforgery, SecurityHeaders headers, ServerErrors errors, Answers answers, ILogger<Door> logger) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        // Awaiting anything before an orchestration would break its replay.
        context.GetHttpContext() is { } http ? EnterAsync(http, context, next) : next(context);

    private async Task EnterAsync(HttpContext http, FunctionContext context, FunctionExecutionDelegate next)
    {
        headers.Apply(http.Response);
        errors.Watch(http.Response, context.FunctionDefinition.Name);
        // A little too much is read to its end and refused with a sentence; whoever never ends is cut off.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = 4 * Bodies.Largest;
        try
        {
            if (await VisitorAsync(http, context) is { } visitor)
            {
                if (RouteTable.Of(context.FunctionDefinition.Name) is { } rule && (rule.Who & (Who.SiteAdministrator | Who.Successor)) != Who.Nobody) visitor = await administrators.MarkAsync(visitor, http.RequestAborted);
                http.Remember(visitor);
                http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, visitor.PersonId)], "session"));
            }

            if (await JudgeAsync(http, context) is { } refused)
            {
                await refused.ExecuteAsync(http);
                return;
            }

            await next(context);
        }
        catch (Exception unreadable) when (unreadable is BadHttpRequestException or AntiforgeryValidationException && !http.Response.HasStarted)
        {
            await answers.Unreadable(http.Request).ExecuteAsync(http);
        }
        catch (Exception fault) when (TransientFaultException.IsTransient(fault) && !http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            logger.LogWarning(fault, "Storage or mail is away; {Function} answers 503.", context.FunctionDefinition.Name);
            http.Response.Headers.RetryAfter = "10";
            await answers.Unavailable(http.Request).ExecuteAsync(http);
        }
        catch (Exception) when (!http.RequestAborted.IsCancellationRequested)
        {
            errors.Failed(http, context.FunctionDefinition.Name);
            throw;
        }
    }

    /// <summary>Who asks: a session that still holds, or who App Service authentication says. A person of a CDMO is held against their place in the room instead.</summary>
    private async Task<Visitor?> VisitorAsync(HttpContext http, FunctionContext context)
    {
        // A stylesheet is the same for everybody, and a page fetches several; signs of life are told when storage is away, too.
        if (context.FunctionDefinition.Name is "Assets" or "Health" or "Ready") return null;
        if (sessions.Read(http) is { } visitor)
        {
            if (!visitor.IsSponsor || await epochs.EpochAsync(visitor.PersonId, http.RequestAborted) == visitor.SessionEpoch) return visitor;
            sessions.End(http);
        }

        if (await entra.WhoAsync(http) is not { CdmoId: null } person) return null;
        var known = new Visitor(person.Id, person.Name) { SessionEpoch = await epochs.EpochAsync(person.Id, http.RequestAborted) };
        sessions.Begin(http, known);
        return known;
    }

    private async Task<IResult?> JudgeAsync(HttpContext http, FunctionContext context)
    {
        var rule = RouteTable.Of(context.FunctionDefinition.Name);
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        var selectionId = http.Request.RouteValues["selectionId"] as string;
        var state = selectionId is not null && rule?.Who.HasFlag(Who.Anyone) == false && http.Visitor() is not null ? await StateAsync(http, selectionId, reads) : null;
        if (rule?.Who.HasFlag(Who.Anyone) == false && await PlaceAsync(http, selectionId, state) is { } ended) return answers.Refused(http.Request, ended);
        switch (Authorization.Judge(rule, http.Visitor(), selectionId, state, http.Request.RouteValues["cdmoId"] as string))
        {
            case Access.SignInFirst:
                return answers.SignInFirst(http.Request);
            case Access.Forbidden:
                return answers.Forbidden(http.Request);
            case Access.TooEarly:
                return answers.Refused(http.Request, Refusal.WrongState("sealed", "This is sealed. It can be read after two persons have opened the proposals, once the deadline has passed; in a selection that was cancelled before, it stays sealed for good."));
            default:
                break;
        }

        if (http.Visitor() is { IsSponsor: false } named && ColleagueAccess.CheckNamed(named, rule) is { } shared) return answers.Refused(http.Request, shared);
        if (reads || rule?.IsSigned == true) return null;
        return await antiforgery.IsRequestValidAsync(http) ? null : answers.FormExpired(http.Request);
    }

    /// <summary>Puts what a person of a CDMO may do at this moment into the visitor; a refusal where the place in the room is gone. In anybody else's room there is nothing to look up: the authorisation refuses.</summary>
    private async Task<Refusal?> PlaceAsync(HttpContext http, string? selectionId, SelectionState? state)
    {
        if (http.Visitor() is not { IsSponsor: false } guest || selectionId is null || selectionId != guest.RoomSelectionId) return null;
        if (http.Request.RouteValues["cdmoId"] is string cdmoId && cdmoId != guest.RoomCdmoId) return null;
        var place = http.Loaded()?.Selection is { } loaded ? RoomPlace.Of(loaded, guest.RoomCdmoId!, guest.PersonId) : await selections.PlaceAsync(selectionId, guest.RoomCdmoId!, guest.PersonId, http.RequestAborted);
        if ((RoomSession.Check(guest, state, place.Epoch) ?? ColleagueAccess.Check(guest, place)) is { } ended) return ended;
        http.Remember(guest with { RoomRoles = place.Roles });
        return null;
    }

    /// <summary>The selection in the address. A page needs all of it, so that one query serves the door and the page; a step reads it afresh when it decides.</summary>
    private async Task<SelectionState?> StateAsync(HttpContext http, string selectionId, bool whole)
    {
        if (whole && await selections.LoadAsync(selectionId, http.RequestAborted) is { } loaded) http.Remember(loaded);
        var state = whole ? http.Loaded()?.Selection.State : await selections.PeekAsync(selectionId, http.RequestAborted);
        http.Remember(state);
        return state;
    }
}
