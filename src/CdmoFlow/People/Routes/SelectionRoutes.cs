namespace CdmoFlow.People;

/// <content>Routes of a selection as a whole and of its gates.</content>
public static partial class RouteTable
{
    private static RouteRule[] Selection =>
    [
        new("TasksPage", "GET", "tasks", Who.Sponsor),
        new("ListTasks", "GET", "api/tasks", Who.Sponsor),
        new("CalendarFeed", "GET", "calendar/{token}", Who.Anyone),
        new("RenewCalendar", "POST", "api/calendar/address", Who.Sponsor),
        new("RevokeCalendar", "POST", "api/calendar/revocation", Who.Sponsor),
        new("SearchPage", "GET", "search", Who.Sponsor),
        new("Search", "GET", "api/search", Who.Sponsor),
        new("SelectionsPage", "GET", "selections", Who.Sponsor),
        new("SelectionPage", "GET", "selections/{selectionId}", Who.Team),
        new("ListSelections", "GET", "api/selections", Who.Sponsor),
        new("GetSelection", "GET", "api/selections/{selectionId}", Who.Team),
        new("CancelSelection", "POST", "api/selections/{selectionId}/cancellation", Who.ProjectManager),
        new("TrailPage", "GET", "selections/{selectionId}/trail", Who.Team),
        new("GetTrail", "GET", "api/selections/{selectionId}/trail", Who.Team),
        new("GatePage", "GET", "selections/{selectionId}/gates/{gateId}", Who.Team),
        new("DecideGate", "POST", "api/selections/{selectionId}/gates/{gateId}/decision", Who.Team),
        new("ReadDocument", "POST", "api/selections/{selectionId}/documents/{documentId}/reading", Who.Team | Who.Room),
    ];
}
