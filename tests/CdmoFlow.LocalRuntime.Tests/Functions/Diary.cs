using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CdmoFlow.LocalRuntime.Tests.Functions;

/// <summary>What the sample middleware and functions saw, in order.</summary>
public sealed class Diary
{
    public List<string> Lines { get; } = [];

    public void Write(string line)
    {
        lock (Lines)
        {
            Lines.Add(line);
        }
    }
}

/// <summary>Writes down every request and answers /closed itself.</summary>
public sealed class DiaryMiddleware(Diary diary) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.GetHttpContext() is { } http ? AroundHttp(context, http, next) : next(context);

    private async Task AroundHttp(FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        if (http.Request.Path == "/closed")
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            await http.Response.WriteAsync("closed");
            return;
        }

        http.Response.Headers["X-Function"] = context.FunctionDefinition.Name;
        diary.Write("before");
        await next(context);
        diary.Write("after");
    }
}

/// <summary>Says when it is executed.</summary>
public sealed class DiaryResult(Diary diary) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        diary.Write("result");
        return httpContext.Response.WriteAsync("written");
    }
}
