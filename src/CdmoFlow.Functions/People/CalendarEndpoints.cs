using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Web.Documents;

namespace CdmoFlow.Functions.People;

/// <summary>A person's calendar address.</summary>
/// <param name="Address">To be given to a calendar program; whoever has it reads along.</param>
public sealed record CalendarAnswer(string Address);

/// <summary>The calendar feed of a person's tasks and the address it lies at.</summary>
public sealed class CalendarEndpoints(CalendarAddresses addresses, MyTasks tasks, SiteOptions site, Answers answers, TimeProvider clock)
{
    /// <summary>The tasks that have a date, as a calendar. A wrong, replaced or removed address answers like any unknown page.</summary>
    [Function("CalendarFeed")]
    public async Task<IResult> CalendarFeed([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "calendar/{token}")] HttpRequest request, string token) =>
        await addresses.PersonOfAsync(token) is { } personId
            ? Results.Text(CalendarDocument.Of(await tasks.OfAsync(personId), site.BaseAddress, clock.GetUtcNow()), "text/calendar; charset=utf-8")
            : answers.NotFound(request);

    /// <summary>Makes or replaces the visitor's address.</summary>
    [Function("RenewCalendar")]
    [Api("Make a private calendar address; one from before ends", Returns = typeof(CalendarAnswer))]
    public async Task<IResult> RenewCalendar([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calendar/address")] HttpRequest request)
    {
        var address = await addresses.RenewAsync(request.HttpContext.Visitor()!.PersonId);
        return request.HasFormContentType ? Results.Redirect("/tasks#calendar") : Answers.Ok(new CalendarAnswer(address));
    }

    /// <summary>Removes the visitor's address.</summary>
    [Function("RevokeCalendar")]
    [Api("Remove the private calendar address")]
    public async Task<IResult> RevokeCalendar([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calendar/revocation")] HttpRequest request)
    {
        await addresses.RevokeAsync(request.HttpContext.Visitor()!.PersonId);
        return request.HasFormContentType ? Results.Redirect("/tasks#calendar") : Results.NoContent();
    }
}
