using CdmoFlow.LocalRuntime;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.Benchmarks.Runtime;

/// <summary>One runtime on a task hub of its own with the orchestrators that are measured.</summary>
internal sealed class BenchHub : IAsyncDisposable
{
    public const int EventsToOne = 200;
    private readonly IHost host;

    private BenchHub(IHost host) => this.host = host;

    public DurableTaskClient Client => host.Services.GetRequiredService<DurableTaskClient>();

    public LocalRuntimeControl Control => host.Services.GetRequiredService<LocalRuntimeControl>();

    /// <summary>Completed by the activity <c>Mark</c>: when an event reached its activity.</summary>
    public TaskCompletionSource<long> Marked { get; set; } = new();

    public static async Task<BenchHub> StartAsync(string connectionString)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddLocalRuntime(o =>
        {
            o.ConnectionString = connectionString;
            o.TaskHub = "bench" + Guid.NewGuid().ToString("N");
            o.TimeProvider = TimeProvider.System;
        });
        var hub = new BenchHub(builder.Build());
        hub.Register(hub.host.Services.GetRequiredService<LocalRuntimeRegistry>());
        await hub.host.StartAsync();
        return hub;
    }

    public Task<string> StartAsync(string orchestrator, string id, object? input = null) =>
        Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(id));

    public async Task EndAsync(string id)
    {
        var ended = await Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        if (ended.RuntimeStatus != OrchestrationRuntimeStatus.Completed)
        {
            throw new InvalidOperationException($"{id} ended {ended.RuntimeStatus}: {ended.FailureDetails?.ErrorMessage}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private void Register(LocalRuntimeRegistry registry) => registry
        .AddActivity<int, int>("Step", n => Task.FromResult(n + 1))
        .AddActivity<int, int>("Mark", n =>
        {
            Marked.TrySetResult(TimeProvider.System.GetTimestamp());
            return Task.FromResult(n);
        })
        .AddOrchestrator("Chain", async context =>
        {
            var value = 0;
            for (var i = context.GetInput<int>(); i > 0; i--)
            {
                value = await context.CallActivityAsync<int>("Step", value);
            }

            return value;
        })
        .AddOrchestrator("Fan", async context =>
            (await Task.WhenAll(Enumerable.Range(0, context.GetInput<int>()).Select(n => context.CallActivityAsync<int>("Step", n)))).Sum())
        .AddOrchestrator("Events", async context =>
        {
            for (var i = 0; i < EventsToOne; i++)
            {
                await context.WaitForExternalEvent<int>("Item");
            }

            return null;
        })
        .AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<int>("Never"))
        .AddOrchestrator("Marks", async context =>
        {
            while (await context.WaitForExternalEvent<int>("Go") > 0)
            {
                await context.CallActivityAsync<int>("Mark", 1);
            }

            return null;
        });
}
