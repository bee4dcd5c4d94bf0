namespace CdmoFlow.People;

/// <content>Routes of register, scoping and longlist.</content>
public static partial class RouteTable
{
    private static RouteRule[] Register =>
    [
        new("NewSelectionPage", "GET", "new-selection", Who.Sponsor),
        new("CreateSelection", "POST", "api/selections", Who.Sponsor),
        new("ChooseLonglist", "POST", "api/selections/{selectionId}/longlist", Who.ProjectManager),
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
