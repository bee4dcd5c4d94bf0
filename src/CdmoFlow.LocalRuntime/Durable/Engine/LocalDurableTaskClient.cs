using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>The client of the one hub that this process owns.</summary>
internal sealed class LocalDurableTaskClient(HubEngine engine, LocalRuntimeOptions options) : DurableTaskClient(options.TaskHub)
{
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        var instanceId = options?.InstanceId ?? Guid.NewGuid().ToString("N");
        InstanceIds.Check(instanceId);
        var now = engine.Time.GetUtcNow();
        var meta = new InstanceMeta(instanceId, orchestratorName.Name) { Input = Payload.Write(input), Created = now, Updated = now };
        var inserted = await engine.Table.TryInsertAsync(meta, cancellation)
            ?? throw new InvalidOperationException($"AlreadyExists: an orchestration instance with the id '{instanceId}' exists already.");
        engine.Adopt(inserted);
        return instanceId;
    }

    public override async Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        if (engine.Find(instanceId) is not { } instance)
        {
            if (await engine.Table.FindAsync(instanceId, cancellation) is not { } meta)
            {
                return;
            }

            if (meta.HasEnded)
            {
                throw new InvalidOperationException($"The orchestration instance '{instanceId}' has ended ({meta.Status}) and takes no events.");
            }

            instance = engine.Adopt(meta);
        }

        // Durable before the caller goes on: an event that was accepted survives a crash.
        var row = InboxRow.Raised(eventName, Payload.Write(eventPayload));
        await engine.Table.AddInboxAsync(instanceId, row, cancellation);
        instance.Deliver(row);
        engine.Enqueue(instance);
    }

    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        if (engine.Find(instanceId) is { } instance)
        {
            await instance.Started.Task.WaitAsync(cancellation);
        }

        return await GetExistingAsync(instanceId, getInputsAndOutputs, cancellation);
    }

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        if (engine.Find(instanceId) is { } instance)
        {
            return (await instance.Ended.Task.WaitAsync(cancellation)).ToMetadata(getInputsAndOutputs);
        }

        return await GetExistingAsync(instanceId, getInputsAndOutputs, cancellation);
    }

    public override async Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        if (engine.Find(instanceId) is not { } instance)
        {
            var ended = await GetExistingAsync(instanceId, false, cancellation);
            throw new InvalidOperationException($"The orchestration instance '{instanceId}' has ended already ({ended.RuntimeStatus}).");
        }

        var children = options is { Recursive: true } ? engine.Live.Where(i => i.Meta.ParentId == instanceId).ToList() : [];
        var terminated = instance.TerminateAsync(Payload.Write(options?.Output));
        engine.Enqueue(instance);
        await Task.WhenAny(terminated, instance.Ended.Task).WaitAsync(cancellation);
        foreach (var child in children.Where(child => engine.Find(child.Id) is not null))
        {
            await TerminateInstanceAsync(child.Id, options, cancellation);
        }
    }

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        (engine.Find(instanceId)?.Meta ?? await engine.Table.FindAsync(instanceId, cancellation))?.ToMetadata(getInputsAndOutputs);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => new InstancePages(engine.Table, filter ?? new());

    public override async Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        if (await engine.Table.FindAsync(instanceId, cancellation) is not { HasEnded: true })
        {
            return new(0);
        }

        var count = 1;
        if (options is { Recursive: true })
        {
            await foreach (var row in engine.Table.QueryMeta(TableClient.CreateQueryFilter($"ParentId eq {instanceId}"), cancellation))
            {
                count += (await PurgeInstanceAsync(row.PartitionKey, options, cancellation)).PurgedInstanceCount;
            }
        }

        await engine.Table.PurgeAsync(instanceId, cancellation);
        return new(count);
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var count = 0;
        await foreach (var instance in GetAllInstancesAsync(new(filter.CreatedFrom, filter.CreatedTo, filter.Statuses)).WithCancellation(cancellation))
        {
            count += (await PurgeInstanceAsync(instance.InstanceId, options, cancellation)).PurgedInstanceCount;
        }

        return new(count);
    }

    private async Task<OrchestrationMetadata> GetExistingAsync(string instanceId, bool withPayloads, CancellationToken cancellation) =>
        await GetInstanceAsync(instanceId, withPayloads, cancellation)
        ?? throw new ArgumentException($"There is no orchestration instance with the id '{instanceId}'.", nameof(instanceId));
}
