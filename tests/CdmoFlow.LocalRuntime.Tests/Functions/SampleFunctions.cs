using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Tests.Functions;

public sealed class SampleFunctions(Diary diary)
{
    [Function("Root")]
    public IResult Root([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{x:maxlength(0)?}")] HttpRequest request) => Results.Text("root " + request.Method);

    [Function("Ordered")]
    public IResult Ordered([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ordered")] HttpRequest request)
    {
        diary.Write("function " + request.Path);
        return new DiaryResult(diary);
    }

    [Function("Closed")]
    public IResult Closed([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "closed")] HttpRequest request)
    {
        diary.Write("entered " + request.Path);
        return Results.Ok();
    }

    [Function("Bound")]
    public async Task<IResult> Bound(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "items/{id:guid}/{number:int}/{flag}/{text?}")] HttpRequest request,
        Guid id, int number, bool flag, string? text, FunctionContext context, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        await client.GetInstanceAsync(id.ToString("N"), cancellation);
        return Results.Text($"{request.Method} {id:N} {number} {flag} {text} {context.FunctionDefinition.Name}");
    }

    [Function("Broken")]
    public IResult Broken([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "broken")] HttpRequest request) =>
        throw new InvalidOperationException("secret detail of " + request.Path);

    [Function("Start")]
    public static async Task<IResult> Start([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "start/{id}")] HttpRequest request, string id, [DurableClient] DurableTaskClient client)
    {
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(Greet), request.Method, new StartOrchestrationOptions(id));
        return Results.Accepted();
    }

    [Function(nameof(Greet))]
    public async Task<string> Greet([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await context.CallActivityAsync<string>(nameof(Say), new Greeting("Hello", 2));

    [Function(nameof(Say))]
    public Task<string> Say([ActivityTrigger] Greeting greeting, FunctionContext context) =>
        Task.FromResult($"{greeting.Word}{greeting.Times} from {context.FunctionDefinition.Name}");

    [Function("Nightly")]
    public void Nightly([TimerTrigger("%Nightly%")] TimerInfo timer) => diary.Write($"nightly past due {timer.IsPastDue}");
}

public sealed record Greeting(string Word, int Times);
