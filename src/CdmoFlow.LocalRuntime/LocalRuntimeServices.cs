using CdmoFlow.LocalRuntime.Durable;
using CdmoFlow.LocalRuntime.Functions;
using CdmoFlow.LocalRuntime.Functions.Http;
using CdmoFlow.LocalRuntime.Functions.Timers;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CdmoFlow.LocalRuntime;

/// <summary>Registers the engine.</summary>
public static class LocalRuntimeServices
{
    /// <summary>Adds the engine as a hosted service, its client, its registry and <see cref="LocalRuntimeControl"/>.</summary>
    public static IServiceCollection AddLocalRuntime(this IServiceCollection services, Action<LocalRuntimeOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new LocalRuntimeOptions();
        configure(options);
        services.AddLogging();
        services.AddSingleton(options);
        services.AddSingleton<FunctionCatalog>();
        services.TryAddSingleton<FunctionPipeline>();
        services.AddSingleton(Registry);
        services.AddSingleton<WorkCounter>();
        services.AddSingleton<StopDeadline>();
        services.AddSingleton<HubClients>();
        services.AddSingleton<PayloadBlobs>();
        services.AddSingleton<Spilling>();
        services.AddSingleton<HubTable>();
        services.AddSingleton<HubLease>();
        services.AddSingleton<TurnQueue>();
        services.AddSingleton<LiveInstances>();
        services.AddSingleton<ActivityRunner>();
        services.AddSingleton(_ => new DueTimers(options.TimeProvider));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<TurnRunner>(provider, options.TimeProvider));
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<TurnLoop>();
        services.AddSingleton<HubEngine>();
        services.AddHostedService(provider => provider.GetRequiredService<HubEngine>());
        services.AddSingleton<DurableTaskClient, LocalDurableTaskClient>();
        services.AddSingleton<HttpFunctions>();
        services.AddSingleton<ScheduleMemory>();
        services.AddSingleton<ScheduleClock>();
        services.AddHostedService(provider => provider.GetRequiredService<ScheduleClock>());
        services.AddSingleton(provider => new LocalRuntimeControl(
            options, provider.GetRequiredService<HubTable>(), provider.GetRequiredService<HubLease>(), provider.GetRequiredService<LiveInstances>(),
            provider.GetRequiredService<DueTimers>(), provider.GetRequiredService<WorkCounter>(), provider.GetRequiredService<ScheduleClock>()));
        return services;
    }

    private static LocalRuntimeRegistry Registry(IServiceProvider provider)
    {
        var registry = new LocalRuntimeRegistry();
        var durable = new DurableFunctions(provider.GetRequiredService<FunctionPipeline>(), provider);
        foreach (var function in provider.GetRequiredService<FunctionCatalog>().All)
        {
            durable.Register(function, registry);
        }

        return registry;
    }
}
