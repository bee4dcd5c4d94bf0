using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CdmoFlow.LocalRuntime.Functions;

/// <summary>The middleware of the app around the innermost step of an invocation.</summary>
internal sealed class FunctionPipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> steps = [];

    public void Add(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> step) => steps.Add(step);

    /// <summary>Runs all middleware, the first added outermost, and then the function.</summary>
    public Task RunAsync(FunctionContext context, FunctionExecutionDelegate function)
    {
        var next = function;
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            next = steps[i](next);
        }

        return next(context);
    }
}
