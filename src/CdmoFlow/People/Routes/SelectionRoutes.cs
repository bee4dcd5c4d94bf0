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
        new("GetSelection", "GET", "api/selections/{selectionId}", Who.Reader),
        new("CancelSelection", "POST", "api/selections/{selectionId}/cancellation", Who.ProjectManager),
        new("MailsPage", "GET", "selections/{selectionId}/mails", Who.Reader),
        new("ListMails", "GET", "api/selections/{selectionId}/mails", Who.Reader),
        new("MailPage", "GET", "selections/{selectionId}/mails/{mailId}", Who.Reader),
        new("HoldMails", "POST", "api/selections/{selectionId}/mail-rules", Who.ProjectManager),
        new("ReleaseAllMails", "POST", "api/selections/{selectionId}/mail-releases", Who.ProjectManager),
        new("ReleaseMail", "POST", "api/selections/{selectionId}/mails/{mailId}/release", Who.ProjectManager),
        new("DropMail", "POST", "api/selections/{selectionId}/mails/{mailId}/drop", Who.ProjectManager),
        new("ResendMail", "POST", "api/selections/{selectionId}/mails/{mailId}/again", Who.ProjectManager),
        new("TrailPage", "GET", "selections/{selectionId}/trail", Who.Team),
        new("ExportSelection", "POST", "api/selections/{selectionId}/export", Who.ProjectManager | Who.QualityAssurance),
        new("GetOcdsRelease", "GET", "api/selections/{selectionId}/ocds", Who.ProjectManager | Who.QualityAssurance),
        new("GetTrail", "GET", "api/selections/{selectionId}/trail", Who.Team),
        new("GatePage", "GET", "selections/{selectionId}/gates/{gateId}", Who.Team),
        new("DecideGate", "POST", "api/selections/{selectionId}/gates/{gateId}/decision", Who.Member),
        new("AnswerGateQuestion", "POST", "api/selections/{selectionId}/gates/{gateId}/questions/{number}/answer", Who.Member),
        new("GateRulesPage", "GET", "selections/{selectionId}/gate-rules", Who.Team),
        new("SetGateRules", "POST", "api/selections/{selectionId}/gate-rules", Who.ProjectManager),
        new("CalendarPage", "GET", "selections/{selectionId}/calendar", Who.Team),
        new("EditCalendar", "POST", "api/selections/{selectionId}/calendar", Who.ProjectManager),
        new("WebhooksPage", "GET", "selections/{selectionId}/webhooks", Who.ProjectManager | Who.Administrator),
        new("ListWebhooks", "GET", "api/selections/{selectionId}/webhooks", Who.ProjectManager | Who.Administrator),
        new("RegisterWebhook", "POST", "api/selections/{selectionId}/webhooks", Who.ProjectManager | Who.Administrator),
        new("DisableWebhook", "POST", "api/selections/{selectionId}/webhooks/{webhookId}/end", Who.ProjectManager | Who.Administrator),
        new("ResendWebhook", "POST", "api/selections/{selectionId}/webhook-calls/{callId}/again", Who.ProjectManager | Who.Administrator),
        new("TeamPage", "GET", "selections/{selectionId}/team", Who.Team),
        new("ChangeTeam", "POST", "api/selections/{selectionId}/team", Who.ProjectManager | Who.Administrator),
        new("ConfirmTeamChange", "POST", "api/selections/{selectionId}/team/{personId}/confirmation", Who.Member),
        new("ReadDocument", "POST", "api/selections/{selectionId}/documents/{documentId}/reading", Who.Reader | Who.Room),
    ];
}
