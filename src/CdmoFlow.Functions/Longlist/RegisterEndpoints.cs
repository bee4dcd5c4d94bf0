using CdmoFlow.Functions.Http;
using CdmoFlow.Longlist;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Longlist;

namespace CdmoFlow.Functions.Longlist;

/// <summary>The supplier register: search and read. It changes by import alone.</summary>
public sealed class RegisterEndpoints(RegisterStore register, Answers answers)
{
    private const int PageSize = 100;

    /// <summary>List, search and the upload form.</summary>
    [Function("RegisterPage")]
    public async Task<IResult> RegisterPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "register")] HttpRequest request)
    {
        var (name, part) = await SearchAsync(request);
        return Page.Show<RegisterPage, RegisterModel>(request, new RegisterModel(name, part.Companies, part.Next) { After = request.Query["after"].ToString() });
    }

    /// <summary>A page of the register.</summary>
    [Function("SearchRegister")]
    [Api("Companies of the register by the beginning of their name, 100 at a time; ?name= and ?after=", Returns = typeof(RegisterPart))]
    public async Task<IResult> SearchRegister([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/register")] HttpRequest request) =>
        Answers.Ok((await SearchAsync(request)).Part);

    /// <summary>One company with its sites.</summary>
    [Function("GetCompany")]
    [Api("One company of the register with its sites", Returns = typeof(Company))]
    public async Task<IResult> GetCompany([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/register/companies/{companyId}")] HttpRequest request, string companyId) =>
        companyId.Length <= 100 && await register.FindAsync(companyId) is { } company ? Answers.Ok(company) : answers.NotFound(request);

    private async Task<(string Name, RegisterPart Part)> SearchAsync(HttpRequest request)
    {
        var name = request.Query["name"].ToString().Trim();
        var after = request.Query["after"].ToString();
        if (name.Length > 200) name = name[..200];
        return (name, await register.SearchAsync(name, after.Length is 0 or > 100 ? null : after, PageSize, cancellationToken: request.HttpContext.RequestAborted));
    }
}
