using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CdmoFlow.Local.Demo;

/// <summary>Stands in for SendGrid on a laptop: the same address, the same answers, but the messages go to a mailbox that anybody at this machine can read.</summary>
public sealed class LocalSendGrid(LocalMailbox mailbox, TimeProvider time)
{
    private const long LargestBody = 30 * 1024 * 1024;
    private readonly Lock failing = new();
    private int failuresLeft;
    private int failureStatus;

    /// <summary>Adds <c>/v3/mail/send</c> and the mailbox below <c>/dev/mail</c>.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v3/mail/send", (Delegate)SendAsync);
        var pages = routes.MapGroup("").AddEndpointFilter(SameOrigin.FilterAsync);
        pages.MapPost("/dev/mail/fail", (int? count, int? status) => Fail(count ?? 1, status ?? 503));
        pages.MapGet("/dev/mail", async ([FromQuery] string? to, CancellationToken ct) => LocalMailPages.List(await mailbox.ListAsync(to, ct), to));
        pages.MapGet("/dev/mail.json", async ([FromQuery] string? to, CancellationToken ct) => Results.Json((await mailbox.ListAsync(to, ct)).Select(Describe)));
        pages.MapGet("/dev/mail/{id}", async (string id, CancellationToken ct) => LocalMailPages.One(await mailbox.FindAsync(id, ct)));
    }

    private async Task<IResult> SendAsync(HttpContext http)
    {
        if (TakeFailure() is { } status)
            return Errors(status, new SendGridError("The service is failing because a test asked for it.", null));
        var key = http.Request.Headers.Authorization.ToString();
        if (!key.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || key.Length <= "Bearer ".Length)
            return Errors(401, new SendGridError("The provided authorization grant is invalid, expired, or revoked", null));
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = 10 * LargestBody;
        if (http.Request.ContentLength > LargestBody)
        {
            // Read to its end, or the sender would see a broken connection instead of the answer.
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            return Errors(413, new SendGridError("The JSON payload you have included in your request is too large.", null));
        }
        SendGridRequest? request;
        try
        {
            request = await JsonSerializer.DeserializeAsync<SendGridRequest>(http.Request.Body, SendGridRequest.Json, http.RequestAborted);
        }
        catch (JsonException)
        {
            return Errors(400, new SendGridError("Bad Request", null));
        }
        var errors = request is null ? [new SendGridError("Bad Request", null)] : SendGridValidation.Check(request).ToArray();
        if (errors.Length > 0)
            return Errors(400, errors);
        foreach (var mail in request!.ToMails(time.GetUtcNow()))
            await mailbox.KeepAsync(mail, http.RequestAborted);
        http.Response.Headers["X-Message-Id"] = Guid.NewGuid().ToString("N");
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private IResult Fail(int count, int status)
    {
        if (count is < 0 or > 10_000 || status is < 400 or > 599)
            return Results.Problem("count must be 0 to 10000, status 400 to 599.", statusCode: 400);
        lock (failing)
            (failuresLeft, failureStatus) = (count, status);
        return Results.Json(new { count, status });
    }

    private int? TakeFailure()
    {
        lock (failing)
            return failuresLeft-- > 0 ? failureStatus : Calm();
    }

    private int? Calm()
    {
        failuresLeft = 0;
        return null;
    }

    private static object Describe(LocalMail m) => new { m.Id, m.To, m.ToName, m.From, m.Subject, m.Text, m.Html, m.Links, m.Headers, m.At, m.Times };

    private static IResult Errors(int status, params SendGridError[] errors) => Results.Json(new { errors }, SendGridRequest.Json, statusCode: status);
}
