using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Owns a task hub from start to stop: takes the lease, finds every instance that has not ended, and keeps queue and timers going.</summary>
internal sealed class HubEngine(
    LocalRuntimeOptions options, HubTable table, HubLease lease, LiveInstances live, TurnQueue queue, TurnLoop turns, Dispatcher dispatcher, ActivityRunner activities,
    DueTimers timers, WorkCounter work, StopDeadline deadline, IHostApplicationLifetime lifetime, ILogger<HubEngine> log) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource timersStop = new();
    private readonly CancellationTokenSource turnsStop = new();
    private readonly EngineGauges gauges = new(live, queue, activities);
    private Task loops = Task.CompletedTask;
    private bool stopped;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await table.CreateAsync(cancellationToken);
        lease.Lost += OnLost;
        await lease.AcquireAsync(cancellationToken);
        if (options.TimeProvider is SkippingTimeProvider skipping)
        {
            skipping.AdvanceTo(TimeProvider.System.GetUtcNow() + await table.LoadOffsetAsync(cancellationToken));
            skipping.Moved += OnClockMoved;
        }

        await FindUnfinishedAsync(cancellationToken);
        loops = Task.WhenAll(
            queue.RunAsync(instance => turns.RunAsync(instance, turnsStop.Token), turnsStop.Token),
            Task.Run(() => timers.RunAsync(dispatcher.Fire, timersStop.Token), CancellationToken.None),
            Task.Run(EvictIdleAsync, CancellationToken.None));
    }

    /// <summary>Begins nothing new, finishes what is in flight within <see cref="LocalRuntimeOptions.StopPatience"/> and gives the lease back.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (stopped)
        {
            return;
        }

        stopped = true;
        await timersStop.CancelAsync();
        await activities.StopAsync(deadline.Left);
        while (!work.IsIdle && lease.IsHeld && deadline.Left > TimeSpan.Zero)
        {
            await Task.Delay(20, CancellationToken.None);
        }

        await turnsStop.CancelAsync();
        await loops;
        await lease.ReleaseAsync();
        if (options.TimeProvider is SkippingTimeProvider skipping)
        {
            skipping.Moved -= OnClockMoved;
        }
    }

    public void Dispose()
    {
        gauges.Dispose();
        timersStop.Dispose();
        turnsStop.Dispose();
    }

    private async Task FindUnfinishedAsync(CancellationToken cancellationToken)
    {
        OrchestrationRuntimeStatus[] unfinished = [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended];
        var filter = $"({string.Join(" or ", unfinished.Select(status => $"Status eq {(int)status}"))})";
        await foreach (var row in table.QueryMeta(filter, cancellationToken))
        {
            try
            {
                live.Adopt(InstanceMeta.FromRow(row));
            }
#pragma warning disable CA1031 // One damaged row must not keep all the others from going on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogError(e, "The row of instance {InstanceId} cannot be read; the instance is set aside", row.PartitionKey);
                live.SetAside(row.PartitionKey, $"Its row cannot be read: {e.Message}");
            }
        }

        await EndOrphansAsync(cancellationToken);
    }

    /// <summary>Children of a parent that was ended together with them, when the process died in between.</summary>
    private async Task EndOrphansAsync(CancellationToken cancellationToken)
    {
        foreach (var child in live.All.Where(i => i.Meta.ParentId is { } parent && live.Find(parent) is null))
        {
            if (await FindParentAsync(child.Meta, cancellationToken) is { EndsChildren: true, HasEnded: true })
            {
                foreach (var orphan in live.DescendantsOf(child.Id).Prepend(child))
                {
                    _ = orphan.TerminateAsync(null, endsChildren: true);
                    live.Enqueue(orphan);
                }
            }
        }
    }

    private async Task<InstanceMeta?> FindParentAsync(InstanceMeta child, CancellationToken cancellationToken)
    {
        try
        {
            return await table.FindAsync(child.ParentId!, cancellationToken);
        }
        catch (Exception e) when (!StorageFault.IsStorage(e))
        {
            log.LogError(e, "The row of instance {InstanceId} cannot be read; its child {ChildId} goes on", child.ParentId, child.InstanceId);
            return null;
        }
    }

    private void OnClockMoved(object? sender, EventArgs e) => timers.Wake();

    private void OnLost(object? sender, EventArgs e)
    {
        timersStop.Cancel();
        turnsStop.Cancel();
        activities.Abandon();
        lifetime.StopApplication();
    }

    /// <summary>Histories of instances that have been still for five minutes leave memory; the next turn loads them.</summary>
    private async Task EvictIdleAsync()
    {
        while (!timersStop.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), timersStop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var instance in live.All.Where(i => i.LastTurn < DateTime.UtcNow.AddMinutes(-5)))
            {
                lock (instance.QueueState.Sync)
                {
                    if (instance.QueueState is { Queued: false, Running: false })
                    {
                        instance.History = null;
                    }
                }
            }
        }
    }
}
