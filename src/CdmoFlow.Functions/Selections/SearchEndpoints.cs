using CdmoFlow.Functions.Http;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Selections;

/// <summary>Search over what the visitor may see.</summary>
public sealed class SearchEndpoints(MySearch search)
{
    /// <summary>The search page; without words it says what can be looked for.</summary>
    [Function("SearchPage")]
    public async Task<IResult> SearchPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "search")] HttpRequest request) =>
        Page.Show<SearchPage, SearchModel>(request, await FindAsync(request));

    /// <summary>What fits all words.</summary>
    [Function("Search")]
    [Api("Selections, CDMOs, suppliers, documents and questions on the RFP by words; ?q=", Returns = typeof(SearchModel))]
    public async Task<IResult> Search([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/search")] HttpRequest request) =>
        Answers.Ok(await FindAsync(request));

    private Task<SearchModel> FindAsync(HttpRequest request) => search.FindAsync(request.SignedIn().PersonId, request.Query["q"], request.HttpContext.RequestAborted);
}
