namespace CdmoFlow.People;

/// <content>Routes of register, scoping and longlist.</content>
public static partial class RouteTable
{
    private static RouteRule[] Register =>
    [
        new("NewSelectionPage", "GET", "new-selection", Who.Sponsor),
        new("CreateSelection", "POST", "api/selections", Who.Sponsor),
        new("ChooseLonglist", "POST", "api/selections/{selectionId}/longlist", Who.ProjectManager),
        new("OutreachPage", "GET", "selections/{selectionId}/outreach", Who.Reader),
        new("GetOutreach", "GET", "api/selections/{selectionId}/outreach", Who.Reader),
        new("WriteTeaser", "POST", "api/selections/{selectionId}/teasers", Who.ProjectManager),
        new("SendTeaser", "POST", "api/selections/{selectionId}/outreach", Who.ProjectManager),
        new("RecordAvailability", "POST", "api/selections/{selectionId}/outreach/{cdmoId}/answer", Who.ProjectManager),
        new("ReplaceContact", "POST", "api/selections/{selectionId}/outreach/{cdmoId}/contact", Who.ProjectManager),
        new("AvailabilityPage", "GET", "availability/{token}", Who.Anyone),
        new("AnswerAvailability", "POST", "api/availability/{token}", Who.Anyone),
        new("RegisterPage", "GET", "register", Who.Sponsor),
        new("SearchRegister", "GET", "api/register", Who.Sponsor),
        new("GetCompany", "GET", "api/register/companies/{companyId}", Who.Sponsor),
        new("BeginImport", "POST", "api/register/imports", Who.Sponsor),
        new("StartImport", "POST", "api/register/imports/{importId}/start", Who.Sponsor),
        new("ImportPage", "GET", "register/imports/{importId}", Who.Sponsor),
        new("GetImport", "GET", "api/register/imports/{importId}", Who.Sponsor),
        new("ReadImportErrors", "POST", "api/register/imports/{importId}/errors/reading", Who.Sponsor),
    ];
}
