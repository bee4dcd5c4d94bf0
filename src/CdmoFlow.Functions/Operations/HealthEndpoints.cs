using CdmoFlow.Functions.Http;
using CdmoFlow.Records;

namespace CdmoFlow.Functions.Operations;

/// <summary>Signs of life for whoever watches over the installation, without a session and without a secret.</summary>
public sealed class HealthEndpoints(Readiness readiness)
{
    /// <summary>The process lives; nothing else is asked.</summary>
    [Function("Health")]
    [Api("The process lives")]
    public IResult Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request) => Answers.Ok(new { status = "live" });

    /// <summary>The installation can do its work: 200, else 503 with the part that cannot.</summary>
    [Function("Ready")]
    [Api("Whether tables, blobs, mail, clock and engine work: 200, else 503; looked at anew every five seconds at most", Returns = typeof(ReadyAnswer))]
    public async Task<IResult> Ready([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/ready")] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        var answer = await readiness.AskAsync(client);
        return Results.Json(new { answer.Status, answer.Parts }, Json.Options, statusCode: answer.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
