using System.Text.Json;
using System.Text.Json.Nodes;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Web.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CdmoFlow.Functions.Http;

/// <summary>Turns refusals into problem details for programs and into a page for people; what they typed comes back with it.</summary>
public sealed class Answers
{
    private const string TypeBase = "/problems/";

    /// <summary>JSON in the product's one dialect.</summary>
    public static IResult Ok(object value) => Results.Json(value, Json.Options);

    /// <summary>A refused decision.</summary>
    public IResult Refused(HttpRequest request, Refusal refusal, JsonObject? typed = null) => Problem(
        request,
        refusal.Kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status400BadRequest,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status409Conflict,
        },
        refusal.Type,
        refusal.Detail,
        refusal.Errors,
        typed);

    /// <summary>Not signed in: a program gets 401, a person the sign-in page and then the page they wanted.</summary>
    public IResult SignInFirst(HttpRequest request) => WantsPage(request) && HttpMethods.IsGet(request.Method)
        ? Results.Redirect($"/sign-in?returnTo={Uri.EscapeDataString(request.Path + request.QueryString)}")
        : Problem(request, StatusCodes.Status401Unauthorized, "sign-in-first", "Sign in first; your session may have ended.");

    /// <summary>Signed in, but not for this.</summary>
    public IResult Forbidden(HttpRequest request) => Problem(request, StatusCodes.Status403Forbidden, "not-yours", "You have no part in this. If you should have, ask the project manager of the selection.");

    /// <summary>Unknown.</summary>
    public IResult NotFound(HttpRequest request) => Problem(request, StatusCodes.Status404NotFound, "not-found", "There is nothing at this address.");

    /// <summary>The antiforgery proof is missing or stale.</summary>
    public IResult FormExpired(HttpRequest request) =>
        Problem(request, StatusCodes.Status400BadRequest, "form-expired", "This form is too old or came from another site. Go back, reload the page and send it again; programs send the header X-Antiforgery-Token from /api/session.");

    /// <summary>The request breaks off, is larger than any of ours, or its form cannot be read.</summary>
    public IResult Unreadable(HttpRequest request) =>
        Problem(request, StatusCodes.Status400BadRequest, "unreadable", "This request cannot be read: it broke off, or it is larger than 1 MB. Files go straight to storage.");

    /// <summary>Storage is away.</summary>
    public IResult Unavailable(HttpRequest request) =>
        Problem(request, StatusCodes.Status503ServiceUnavailable, "storage-away", "Storage does not answer at this moment. Nothing was lost; try again in a few seconds.");

    private static bool WantsPage(HttpRequest request) =>
        request.HasFormContentType || (!request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));

    private static IResult Problem(HttpRequest request, int status, string type, string detail, IReadOnlyList<FieldError>? errors = null, JsonObject? typed = null)
    {
        if (WantsPage(request))
        {
            return new InLanguage(new RazorComponentResult<ProblemPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(ProblemPage.Status)] = status,
                [nameof(ProblemPage.Detail)] = detail,
                [nameof(ProblemPage.Errors)] = errors ?? [],
                [nameof(ProblemPage.Action)] = HttpMethods.IsPost(request.Method) && typed is not null ? request.Path.ToString() : null,
                [nameof(ProblemPage.Typed)] = typed is null ? [] : Bodies.Flatten(typed),
                [nameof(ProblemPage.ReturnTo)] = HumanStep.ReturnPath(typed?["returnTo"]?.ToString()),
                [nameof(ProblemPage.Who)] = request.HttpContext.Visitor()?.Name,
            })
            { StatusCode = status });
        }

        var body = new JsonObject { ["type"] = TypeBase + type, ["title"] = Title(status), ["status"] = status, ["detail"] = detail };
        if (errors is { Count: > 0 }) body["errors"] = JsonSerializer.SerializeToNode(errors, Json.Options);
        return Results.Text(body.ToJsonString(Json.Options), "application/problem+json", statusCode: status);
    }

    private static string Title(int status) => status switch
    {
        400 => "Not accepted as sent",
        401 => "Not signed in",
        403 => "Not allowed",
        404 => "Not found",
        409 => "Not possible in this state",
        503 => "Not available right now",
        _ => "Not possible",
    };
}
