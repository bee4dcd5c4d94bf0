using CdmoFlow.Functions.Http;
using CdmoFlow.Selections.Calendars;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Selections;

/// <summary>The working days of a selection.</summary>
public sealed class CalendarPageEndpoints(PeopleStore people, HumanStep step, Answers answers, TimeProvider clock)
{
    /// <summary>Whose holidays count, and the days off of the months to come.</summary>
    [Function("CalendarPage")]
    public async Task<IResult> CalendarPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/calendar")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded() is { } loaded
            ? Page.Show<CalendarPage, CalendarPageModel>(request, new CalendarPageModel(new SelectionModel(loaded.Selection, await people.NamesAsync()), clock.GetUtcNow()))
            : answers.NotFound(request);

    /// <summary>Sets them.</summary>
    [Function("EditCalendar")]
    [Api("Set the days off of a selection: countries whose holidays count, further days off, working days in spite of a holiday", Accepts = typeof(CalendarInput), Returns = typeof(StepAnswer))]
    public Task<IResult> EditCalendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/calendar")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<CalendarInput>(request, selectionId, client, CdmoFlow.Selections.Calendars.EditCalendar.Decide);
}
