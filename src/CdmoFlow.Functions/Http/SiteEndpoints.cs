using CdmoFlow.Web.Layout;

namespace CdmoFlow.Functions.Http;

/// <summary>Static files and the API's description.</summary>
public sealed class SiteEndpoints(Answers answers, OpenApiDocument openApi)
{
    /// <summary>A static file; its address holds the hash of its content, so it may be kept for a year.</summary>
    [Function("Assets")]
    public IResult Assets([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{*path}")] HttpRequest request, string? path)
    {
        if (StaticFiles.Find(path ?? "") is not { } asset) return answers.NotFound(request);
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, asset.ContentType);
    }

    /// <summary>OpenAPI 3.1.</summary>
    [Function("OpenApi")]
    [Api("This document")]
    public IResult OpenApi([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request) =>
        Results.Text(openApi.Json, "application/json");
}
