namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>Stands around every invocation; may answer an HTTP request itself by not calling the next delegate.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs around one invocation. For an orchestrator it must return <paramref name="next"/> without awaiting first.</summary>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}

/// <summary>The rest of the pipeline.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
