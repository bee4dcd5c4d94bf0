using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.LocalRuntime.Functions;

/// <summary>Takes services and middleware from the app's one set-up method, as the builder of the Azure head does.</summary>
internal sealed class LocalFunctionsBuilder(IServiceCollection services, FunctionPipeline pipeline) : IFunctionsWorkerApplicationBuilder
{
    public IServiceCollection Services => services;

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        pipeline.Add(middleware);
        return this;
    }
}
