using CdmoFlow.Functions.Http;
using CdmoFlow.Selections.Calendars;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Selections;

/// <summary>The working days of a selection.</summary>
public sealed class CalendarPageEndpoints(SelectionPages pages, HumanStep step, TimeProvider clock)
{
    /// <summary>Whose holidays count, and the days off of the months to come.</summary>
    [Function("CalendarPage")]
    public Task<IResult> CalendarPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/calendar")] HttpRequest request, string selectionId) =>
        pages.ShowAsync<CalendarPage, CalendarPageModel>(request, selection => new CalendarPageModel(selection, clock.GetUtcNow()));

    /// <summary>Sets them.</summary>
    [Function("EditCalendar")]
    [Api("Set the days off of a selection: countries whose holidays count, further days off, working days in spite of a holiday", Accepts = typeof(CalendarInput), Returns = typeof(StepAnswer))]
    public Task<IResult> EditCalendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/calendar")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<CalendarInput>(request, selectionId, client, CdmoFlow.Selections.Calendars.EditCalendar.Decide);
}
