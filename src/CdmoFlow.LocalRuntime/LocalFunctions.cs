using CdmoFlow.LocalRuntime.Functions;
using CdmoFlow.LocalRuntime.Functions.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.LocalRuntime;

/// <summary>Brings the functions of an app into a web application.</summary>
public static class LocalFunctions
{
    /// <summary>Adds the engine and every function of the assemblies; the result takes services and middleware as the Azure head's builder does.</summary>
    public static IFunctionsWorkerApplicationBuilder AddLocalFunctions(this WebApplicationBuilder web, Action<LocalRuntimeOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(web);
        var pipeline = new FunctionPipeline();
        web.Services.AddSingleton(pipeline);
        web.Services.AddLocalRuntime(configure);
        return new LocalFunctionsBuilder(web.Services, pipeline);
    }

    /// <summary>Maps the HTTP functions with an empty route prefix. Throws <see cref="InvalidOperationException"/> for routes the Functions host would get wrong.</summary>
    public static void MapLocalFunctions(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var functions = app.Services.GetRequiredService<FunctionCatalog>().All.Where(f => f.Trigger<HttpTriggerAttribute>() is not null);
        var routes = functions.Select(FunctionRoute.Of).ToList();
        FunctionRoute.RefuseDuplicates(routes);
        var http = app.Services.GetRequiredService<HttpFunctions>();
        foreach (var route in routes)
        {
            RequestDelegate answer = context => http.AnswerAsync(route.Function, context);
            var endpoint = route.Methods.Count == 0 ? app.Map(route.Pattern, answer) : app.MapMethods(route.Pattern.RawText!, route.Methods, answer);
            endpoint.WithDisplayName(route.Function.Name);
        }
    }
}
