using CdmoFlow.LocalRuntime.Functions;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Gives middleware access to the request.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The request that triggered the function, or null when something else did.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items.TryGetValue(LocalFunctionContext.HttpContextKey, out var http) ? (HttpContext)http : null;
    }
}
