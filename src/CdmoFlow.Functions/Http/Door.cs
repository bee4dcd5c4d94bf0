using System.Security.Claims;
using CdmoFlow.Functions.People;
using CdmoFlow.Functions.Selections;
using CdmoFlow.People;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CdmoFlow.Functions.Http;

/// <summary>
/// What holds for every HTTP request: security headers, session, authorisation by the route table, antiforgery, and a clear answer while storage is away.
/// Orchestrations and activities pass through untouched.
/// </summary>
public sealed class Door(Sessions sessions, SelectionStore selections, IAntiforgery antiforgery, SecurityHeaders headers, Answers answers, ILogger<Door> logger) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        // Awaiting anything before an orchestration would break its replay.
        context.GetHttpContext() is { } http ? EnterAsync(http, context, next) : next(context);

    private async Task EnterAsync(HttpContext http, FunctionContext context, FunctionExecutionDelegate next)
    {
        headers.Apply(http.Response);
        try
        {
            if (sessions.Read(http) is { } visitor)
            {
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
        catch (Exception fault) when (TransientFaultException.IsTransient(fault) && !http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            logger.LogWarning(fault, "Storage or mail is away; {Function} answers 503.", context.FunctionDefinition.Name);
            http.Response.Headers.RetryAfter = "10";
            await answers.Unavailable(http.Request).ExecuteAsync(http);
        }
    }

    private async Task<IResult?> JudgeAsync(HttpContext http, FunctionContext context)
    {
        var rule = RouteTable.Of(context.FunctionDefinition.Name);
        var selectionId = http.Request.RouteValues["selectionId"] as string;
        var needsTeam = selectionId is not null && rule is not null && !rule.Who.HasFlag(Who.Anyone) && http.Visitor() is { IsSponsor: true };
        var state = needsTeam ? await selections.PeekAsync(selectionId!, http.RequestAborted) : null;
        http.Remember(state);
        switch (Authorization.Judge(rule, http.Visitor(), selectionId, state, http.Request.RouteValues["cdmoId"] as string))
        {
            case Access.SignInFirst:
                return answers.SignInFirst(http.Request);
            case Access.Forbidden:
                return answers.Forbidden(http.Request);
            case Access.NotFound:
                return answers.NotFound(http.Request);
            default:
                break;
        }

        if (http.Visitor() is { IsSponsor: false } guest && selectionId is not null && rule?.Who.HasFlag(Who.Anyone) == false)
        {
            var room = await selections.PeekAsync(selectionId, http.RequestAborted);
            var epoch = await selections.RoomEpochAsync(selectionId, guest.RoomCdmoId!, http.RequestAborted);
            if (RoomSession.Check(guest, room, epoch) is { } ended) return answers.Refused(http.Request, ended);
        }

        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return null;
        return await antiforgery.IsRequestValidAsync(http) ? null : answers.FormExpired(http.Request);
    }
}
