using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;

namespace CdmoFlow.LocalRuntime;

/// <summary>Brings the functions of an app into a web application.</summary>
public static class LocalFunctions
{
    /// <summary>Adds the engine and every function of the assemblies; the result takes services and middleware as the Azure head's builder does.</summary>
    public static IFunctionsWorkerApplicationBuilder AddLocalFunctions(this WebApplicationBuilder web, Action<LocalRuntimeOptions> configure) =>
        throw new NotSupportedException("Comes with the engine.");

    /// <summary>Maps the HTTP functions with an empty route prefix. Throws <see cref="InvalidOperationException"/> for routes the Functions host would get wrong.</summary>
    public static void MapLocalFunctions(this WebApplication app) => throw new NotSupportedException("Comes with the engine.");
}
