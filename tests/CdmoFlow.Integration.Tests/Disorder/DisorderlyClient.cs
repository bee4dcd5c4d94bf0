using CdmoFlow.LocalRuntime.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.Integration.Tests.Disorder;

/// <summary>Delivers events late, twice and in another order than they were raised, as queues do; everything else it passes on.</summary>
internal sealed class DisorderlyClient(LocalDurableTaskClient inner, int seed) : DurableTaskClient(inner.Name)
{
    private readonly Lock one = new();
    private readonly Random random = new(seed);

    /// <summary>Events that arrived late or more than once.</summary>
    public int Disturbed { get; private set; }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        List<int> arrivals = [];
        lock (one)
        {
            var copies = random.Next(3) == 0 ? 2 : 1;
            arrivals.AddRange(Enumerable.Range(0, copies).Select(_ => random.Next(2) == 0 ? 0 : random.Next(5, 250)));
            Disturbed += copies > 1 || arrivals[0] > 0 ? 1 : 0;
        }

        return Task.WhenAll(arrivals.Select(delay => delay == 0
            ? inner.RaiseEventAsync(instanceId, eventName, eventPayload, cancellation)
            : LaterAsync(delay, instanceId, eventName, eventPayload)).Where((_, i) => arrivals[i] == 0));
    }

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default) =>
        inner.ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, options, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        inner.WaitForInstanceStartAsync(instanceId, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        inner.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs, cancellation);

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => inner.SuspendInstanceAsync(instanceId, reason, cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => inner.ResumeInstanceAsync(instanceId, reason, cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        inner.GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => inner.GetAllInstancesAsync(filter);

    private async Task LaterAsync(int delay, string instanceId, string eventName, object? payload)
    {
        await Task.Delay(delay);
        try
        {
            await inner.RaiseEventAsync(instanceId, eventName, payload);
        }
        catch (InvalidOperationException)
        {
            // It came after the end, which a late event may.
        }
    }
}
