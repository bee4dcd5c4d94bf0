using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.LocalRuntime.Tests.Durable;

/// <summary>One running engine on a task hub of its own; a second one on the same name plays the restart.</summary>
internal sealed class Hub : IAsyncDisposable
{
    private readonly IHost host;

    private Hub(IHost host) => this.host = host;

    public DurableTaskClient Client => host.Services.GetRequiredService<DurableTaskClient>();

    public LocalRuntimeControl Control => host.Services.GetRequiredService<LocalRuntimeControl>();

    public SkippingTimeProvider Clock => (SkippingTimeProvider)host.Services.GetRequiredService<LocalRuntimeOptions>().TimeProvider;

    /// <summary>Done when the engine asked its host to stop.</summary>
    public Task Stopping
    {
        get
        {
            var stopping = new TaskCompletionSource();
            host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
            return stopping.Task;
        }
    }

    public static string NewName() => "hub" + Guid.NewGuid().ToString("N");

    public static async Task<Hub> StartAsync(AzuriteFixture azurite, Action<LocalRuntimeRegistry> register, string? name = null, TimeProvider? time = null, Action<LocalRuntimeOptions>? with = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddLocalRuntime(options =>
        {
            options.ConnectionString = azurite.ConnectionString;
            options.TaskHub = name ?? NewName();
            options.TimeProvider = time ?? new SkippingTimeProvider();
            with?.Invoke(options);
        });
        var built = builder.Build();
        register(built.Services.GetRequiredService<LocalRuntimeRegistry>());
        await built.StartAsync();
        return new(built);
    }

    public async Task<OrchestrationMetadata> RunAsync(string orchestrator, object? input = null)
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, CancellationToken.None);
        return await EndAsync(id);
    }

    public Task<OrchestrationMetadata> EndAsync(string id) => Client.WaitForInstanceCompletionAsync(id, true).WaitAsync(TimeSpan.FromSeconds(30));

    public Task IdleAsync() => Control.DrainAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Waits until the instance stands so, for at most half a minute.</summary>
    public async Task UntilAsync(string id, OrchestrationRuntimeStatus status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await Client.GetInstanceAsync(id))!.RuntimeStatus != status)
        {
            await Task.Delay(5, patience.Token);
        }
    }

    public Task<string> StartAsync(string orchestrator, string id, object? input = null) =>
        Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(id));

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
