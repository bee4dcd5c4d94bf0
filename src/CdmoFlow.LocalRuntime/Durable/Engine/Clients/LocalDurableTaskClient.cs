using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>The client of the one hub that this process owns.</summary>
internal sealed class LocalDurableTaskClient(HubTable table, HubLease lease, LiveInstances live, LocalRuntimeOptions options) : DurableTaskClient(options.TaskHub)
{
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        if (options?.StartAt is not null)
        {
            throw new NotSupportedException("StartAt is not offered: begin the orchestration with a timer instead.");
        }

        var instanceId = options?.InstanceId ?? Guid.NewGuid().ToString("N");
        InstanceIds.Check(instanceId);
        var now = Now;
        var meta = new InstanceMeta(instanceId, orchestratorName.Name) { Input = Payload.Write(input), Incarnation = Guid.NewGuid().ToString("N"), Created = now, Updated = now };
        if (await InsertAsync(meta) is { } inserted)
        {
            live.AdoptNew(inserted);
            return instanceId;
        }

        throw new InvalidOperationException($"AlreadyExists: an orchestration instance with the id '{instanceId}' exists already.");
    }

    public override async Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        if (await FindAsync(instanceId, cancellation) is not { } meta)
        {
            return;
        }

        if (meta.HasEnded)
        {
            throw new InvalidOperationException($"The orchestration instance '{instanceId}' has ended ({meta.Status}) and takes no events.");
        }

        await SendAsync(live.Find(instanceId) ?? live.Adopt(meta), new(EventKind.EventRaised) { Name = eventName, Data = Payload.Write(eventPayload) });
    }

    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        if (live.Find(instanceId) is { } instance)
        {
            await instance.Started.Task.WaitAsync(cancellation);
        }

        return await GetExistingAsync(instanceId, getInputsAndOutputs, cancellation);
    }

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        if (live.Find(instanceId) is { } instance)
        {
            var ended = await instance.Ended.Task.WaitAsync(cancellation);
            return await DescribeAsync(ended, getInputsAndOutputs, cancellation);
        }

        return await GetExistingAsync(instanceId, getInputsAndOutputs, cancellation);
    }

    public override async Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var instance = await FindLiveAsync(instanceId, "terminated", cancellation);
        var endsChildren = options is { Recursive: true };
        var output = Payload.Write(options?.Output);
        // Looked for again until none is left: a turn that was running may have brought another child.
        var ended = new HashSet<string>(StringComparer.Ordinal);
        for (List<Instance> family = [instance]; family.Count > 0; family = endsChildren ? live.ChildrenOf(ended) : [])
        {
            foreach (var member in family)
            {
                await EndAsync(member, output, endsChildren, cancellation);
                ended.Add(member.Id);
            }
        }
    }

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        ControlAsync(instanceId, EventKind.Suspended, "suspended", status => status is OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending, reason, cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        ControlAsync(instanceId, EventKind.Resumed, "resumed", status => status == OrchestrationRuntimeStatus.Suspended, reason, cancellation);

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        await FindAsync(instanceId, cancellation) is { } meta ? await DescribeAsync(meta, getInputsAndOutputs, cancellation) : null;

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => new InstancePages(table, filter ?? new());

    public override async Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        // A child whose parent has not taken its answer yet stays: without its row the parent would start it again after a crash.
        if (await table.FindAsync(instanceId, cancellation) is not { HasEnded: true } meta || live.AwaitsAnswerOf(meta))
        {
            return new(0);
        }

        var count = 1;
        if (options is { Recursive: true })
        {
            await foreach (var row in table.QueryMeta(TableClient.CreateQueryFilter($"ParentId eq {instanceId}"), cancellation))
            {
                count += (await PurgeInstanceAsync(row.PartitionKey, options, cancellation)).PurgedInstanceCount;
            }
        }

        await table.PurgeAsync(meta, cancellation);
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

    private DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    private async Task ControlAsync(string instanceId, EventKind kind, string verb, Func<OrchestrationRuntimeStatus, bool> fits, string? reason, CancellationToken cancellation)
    {
        var instance = await FindLiveAsync(instanceId, verb, cancellation);
        if (!fits(instance.Meta.Status))
        {
            throw new InvalidOperationException($"The orchestration instance '{instanceId}' cannot be {verb} because it is {instance.Meta.Status}.");
        }

        await SendAsync(instance, new(kind) { Name = reason });
    }

    /// <summary>The meta row; one that has not ended and is not in memory, however that came about, is taken in.</summary>
    private async Task<InstanceMeta?> FindAsync(string instanceId, CancellationToken cancellation)
    {
        if (live.Find(instanceId) is { } instance)
        {
            return instance.Meta;
        }

        var meta = await table.FindAsync(instanceId, cancellation);
        return meta is null or { HasEnded: true } || !lease.IsHeld ? meta : live.Adopt(meta).Meta;
    }

    /// <summary>Inserts to the end, also when the caller has gone. If the answer is lost, the instance is looked for in storage until that answers.</summary>
    private async Task<InstanceMeta?> InsertAsync(InstanceMeta meta)
    {
        lease.Check();
        try
        {
            var inserted = await table.TryInsertAsync(meta, CancellationToken.None);
            lease.Check();
            return inserted;
        }
        catch (Exception e) when (StorageFault.IsStorage(e))
        {
            live.Adopt(meta);
            throw;
        }
    }

    /// <summary>Durable before the caller goes on: a message that was accepted survives a crash. If the answer is lost, the instance reads its inbox again.</summary>
    private async Task SendAsync(Instance instance, HistoryEvent message)
    {
        lease.Check();
        var row = InboxRow.Sent(message);
        try
        {
            await table.AddInboxAsync(instance.Meta, row, CancellationToken.None);
            lease.Check();
            instance.Deliver(row);
        }
        catch (Exception e) when (StorageFault.IsStorage(e))
        {
            instance.Doubt();
            throw;
        }
        finally
        {
            live.Enqueue(instance);
        }
    }

    private async Task EndAsync(Instance instance, string? output, bool endsChildren, CancellationToken cancellation)
    {
        var terminated = instance.TerminateAsync(output, endsChildren);
        live.Enqueue(instance);
        while (!terminated.IsCompleted && !instance.Ended.Task.IsCompleted && instance.SetAside is null)
        {
            await Task.WhenAny(terminated, instance.Ended.Task, Task.Delay(100, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Task<Instance> FindLiveAsync(string instanceId, string verb, CancellationToken cancellation)
    {
        if (live.Find(instanceId) is { } instance)
        {
            return instance.SetAside is null
                ? instance
                : throw new InvalidOperationException($"The orchestration instance '{instanceId}' cannot be {verb} because it is set aside: {instance.SetAside}");
        }

        var ended = await GetExistingAsync(instanceId, false, cancellation);
        throw new InvalidOperationException($"The orchestration instance '{instanceId}' cannot be {verb} because it is {ended.RuntimeStatus}.");
    }

    private async Task<OrchestrationMetadata> DescribeAsync(InstanceMeta meta, bool withPayloads, CancellationToken cancellation) =>
        (withPayloads ? await table.WithPayloadsAsync(meta, cancellation) : meta).ToMetadata(withPayloads);

    private async Task<OrchestrationMetadata> GetExistingAsync(string instanceId, bool withPayloads, CancellationToken cancellation) =>
        await GetInstanceAsync(instanceId, withPayloads, cancellation)
        ?? throw new ArgumentException($"There is no orchestration instance with the id '{instanceId}'.", nameof(instanceId));
}
