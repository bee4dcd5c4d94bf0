using CdmoFlow.LocalRuntime.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.LocalRuntime.Functions.Http;

/// <summary>Answers a request by an HTTP function, in the order of the Functions host: middleware, function, and only then the result.</summary>
internal sealed class HttpFunctions(FunctionPipeline pipeline, WorkCounter work, ILogger<HttpFunctions> log)
{
    public async Task AnswerAsync(FunctionMethod function, HttpContext http)
    {
        work.Begin();
        try
        {
            var context = new LocalFunctionContext(function.Definition, http.RequestServices, http.RequestAborted);
            context.Items[LocalFunctionContext.HttpContextKey] = http;
            object? returned = null;
            await pipeline.RunAsync(context, async inner =>
                returned = await function.InvokeAsync(inner.InstanceServices, HttpArguments.Bind(function, http, inner)));

            // Middleware has returned: it cannot change headers of a rendered page nor catch its errors, here as on the host.
            await ExecuteAsync(returned, http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is nobody to answer.
        }
#pragma warning disable CA1031 // Whatever a function throws must neither reach the caller nor end the process.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "Function {Function} failed", function.Name);
            await FailAsync(http, e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError);
        }
        finally
        {
            work.End();
        }
    }

    private static Task ExecuteAsync(object? returned, HttpContext http) => returned switch
    {
        null => Task.CompletedTask,
        IResult result => result.ExecuteAsync(http),
        string text => http.Response.WriteAsync(text, http.RequestAborted),
        _ => Results.Json(returned).ExecuteAsync(http),
    };

    private static async Task FailAsync(HttpContext http, int status)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        await Results.Problem(
            statusCode: status,
            title: status == StatusCodes.Status500InternalServerError ? "Something went wrong on our side." : "The request was not understood.",
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["traceId"] = http.TraceIdentifier }).ExecuteAsync(http);
    }
}
