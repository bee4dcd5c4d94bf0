using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.Integration.Tests.Http;

/// <summary>Functions that the real host would refuse or get wrong, one of a kind. No host ever looks at this assembly.</summary>
public static class WrongFunctions
{
    [Function("Twice")]
    public static IResult First([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "first")] HttpRequest request) => Results.Ok(request.Path);

    [Function("twice")]
    public static IResult Second([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "second")] HttpRequest request) => Results.Ok(request.Path);

    [Function("TwoTriggers")]
    public static IResult TwoTriggers([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "two")] HttpRequest request, [TimerTrigger("0 0 * * * *")] TimerInfo timer) => Results.Ok((request, timer));

    [Function("NoTrigger")]
    public static void NoTrigger(CancellationToken cancellationToken) => cancellationToken.ThrowIfCancellationRequested();

    [Function("ShadowA")]
    public static IResult ShadowA([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id}")] HttpRequest request, string id) => Results.Ok((request, id));

    [Function("ShadowB")]
    public static IResult ShadowB([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "things/all")] HttpRequest request) => Results.Ok(request);

    [Function("Everything")]
    public static IResult Everything([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "{*path}")] HttpRequest request, string path) => Results.Ok((request, path));

    [Function("Keyed")]
    public static IResult Keyed([HttpTrigger(AuthorizationLevel.Function, "get", Route = "keyed")] HttpRequest request) => Results.Ok(request);

    [Function("WrongType")]
    public static Task<IResult> WrongType([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "typed")] HttpContext request) => Task.FromResult(Results.Ok(request));

    [Function("WrongClient")]
    public static IResult WrongClient([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "client")] HttpRequest request, [DurableClient] string client) => Results.Ok((request, client));

    [Function("Stray")]
    public static IResult Stray([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "stray/{id}")] HttpRequest request, string name) => Results.Ok((request, name));

    [Function("Unconnected")]
    public static void Unconnected([QueueTrigger(Connection = "OrdersStorage")] string message) => _ = message;

    [Function("Greedy")]
    public static Task Greedy([OrchestrationTrigger] TaskOrchestrationContext context, [DurableClient] DurableTaskClient client) => Task.FromResult((context, client));

    [Function("NeverDue")]
    public static void NeverDue([TimerTrigger("0 0 * * *")] TimerInfo timer) => _ = timer;

    [Function("Nobody")]
    public static string Nobody([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nobody")] HttpRequest request) => request.Path;

    [Function("Hidden")]
    internal static void Hidden([ActivityTrigger] string input) => _ = input;
}

/// <summary>A trigger with a connection, as those of queues and blobs have one.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class QueueTriggerAttribute : Microsoft.Azure.Functions.Worker.Extensions.Abstractions.TriggerBindingAttribute
{
    public string? Connection { get; set; }
}
