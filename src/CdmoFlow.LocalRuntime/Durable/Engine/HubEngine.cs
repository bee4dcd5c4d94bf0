using System.Collections.Concurrent;
using Azure;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Owns a task hub: knows every running instance, gives each its turns and dispatches what the turns ask for.</summary>
internal sealed class HubEngine : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<string, Instance> live = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource timersStop = new();
    private readonly CancellationTokenSource turnsStop = new();
    private readonly LocalRuntimeOptions options;
    private readonly TurnRunner turns;
    private readonly ActivityRunner activities;
    private readonly ILogger<HubEngine> log;
    private readonly TurnQueue queue;
    private Task loops = Task.CompletedTask;

    public HubEngine(LocalRuntimeOptions options, HubTable table, TurnRunner turns, ActivityRunner activities, WorkCounter work, ILogger<HubEngine> log)
    {
        (this.options, Table, this.turns, this.activities, Work, this.log) = (options, table, turns, activities, work, log);
        queue = new(work);
        Timers = new(options.TimeProvider);
    }

    public HubTable Table { get; }

    public WorkCounter Work { get; }

    public DueTimers Timers { get; }

    public TimeProvider Time => options.TimeProvider;

    public ICollection<Instance> Live => live.Values;

    public Instance? Find(string instanceId) => live.GetValueOrDefault(instanceId);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Table.CreateAsync(cancellationToken);
        if (Time is SkippingTimeProvider skipping)
        {
            skipping.AdvanceTo(TimeProvider.System.GetUtcNow() + await Table.LoadOffsetAsync(cancellationToken));
            skipping.Moved += OnClockMoved;
        }

        await foreach (var row in Table.QueryMeta($"(Status eq {(int)OrchestrationRuntimeStatus.Running} or Status eq {(int)OrchestrationRuntimeStatus.Pending})", cancellationToken))
        {
            Adopt(InstanceMeta.FromRow(row));
        }

        loops = Task.WhenAll(
            queue.RunAsync(ProcessAsync, turnsStop.Token),
            Task.Run(() => Timers.RunAsync(Fire, timersStop.Token), CancellationToken.None),
            Task.Run(EvictIdleAsync, CancellationToken.None));
    }

    /// <summary>Finishes activities in flight for up to 10 seconds and commits their answers; the rest is found again at the next start.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await timersStop.CancelAsync();
        await activities.StopAsync(TimeSpan.FromSeconds(10));
        for (var waited = 0; !Work.IsIdle && waited < 100; waited++)
        {
            await Task.Delay(20, CancellationToken.None);
        }

        await turnsStop.CancelAsync();
        await loops;
        if (Time is SkippingTimeProvider skipping)
        {
            skipping.Moved -= OnClockMoved;
        }
    }

    public void Dispose()
    {
        timersStop.Dispose();
        turnsStop.Dispose();
    }

    /// <summary>Takes an instance into memory that storage already holds, and gives it a turn.</summary>
    public Instance Adopt(InstanceMeta meta)
    {
        var instance = live.GetOrAdd(meta.InstanceId, _ => new(meta) { History = meta is { NextTurn: 0, Execution: 0 } && meta.Status == OrchestrationRuntimeStatus.Pending ? [] : null });
        queue.Enqueue(instance);
        return instance;
    }

    public void Enqueue(Instance instance) => queue.Enqueue(instance);

    /// <summary>Gives an instance the answer to one of its calls.</summary>
    public void Answer(Instance instance, int execution, HistoryEvent answer)
    {
        instance.Deliver(execution, answer);
        queue.Enqueue(instance);
    }

    private void OnClockMoved(object? sender, EventArgs e) => Timers.Wake();

    private void Fire(DueTimer due) => Answer(due.Instance, due.Execution, new(EventKind.TimerFired) { Id = due.Id });

    private async Task ProcessAsync(Instance instance)
    {
        for (var attempt = 0; !instance.Ended.Task.IsCompleted; attempt++)
        {
            try
            {
                await StepAsync(instance);
                return;
            }
            catch (OperationCanceledException) when (turnsStop.IsCancellationRequested)
            {
                return;
            }
            catch (RequestFailedException e) when (e.Status is 413 || e.ErrorCode is "EntityTooLarge" or "RequestBodyTooLarge" or "PropertyValueTooLarge" or "TooManyProperties")
            {
                // Repeating would never help: payloads are ids and small records, and this turn's are not.
                instance.Fault($"A turn was too large to be stored: {e.ErrorCode}.");
                instance.History = null;
            }
#pragma warning disable CA1031 // Storage may fail in many ways; the turn is repeated from what storage holds.
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogWarning(e, "A turn of {InstanceId} could not be committed and is repeated (attempt {Attempt})", instance.Id, attempt + 1);
                instance.History = null;
                var pause = TimeSpan.FromMilliseconds(Math.Min(30_000, 100 * Math.Pow(2, attempt)));
                await Task.Delay(pause, turnsStop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (turnsStop.IsCancellationRequested)
                {
                    return;
                }
            }
        }
    }

    private async Task StepAsync(Instance instance)
    {
        if (instance.History is null && !await RestoreAsync(instance))
        {
            return;
        }

        var batch = instance.Peek();
        if (!batch.IsEmpty || instance.Meta.NextTurn == 0)
        {
            await CommitAsync(instance, batch);
        }

        if (!instance.Ended.Task.IsCompleted)
        {
            await DispatchAsync(instance);
            if (instance.HasWork || instance.Meta.NextTurn == 0)
            {
                queue.Enqueue(instance);
            }
        }
    }

    private async Task<bool> RestoreAsync(Instance instance)
    {
        var stored = await Table.LoadAsync(instance.Id, turnsStop.Token);
        if (stored is null || stored.Meta.HasEnded)
        {
            End(instance, stored?.Meta ?? instance.Meta with { Status = OrchestrationRuntimeStatus.Terminated });
            return false;
        }

        instance.Restore(stored);
        return true;
    }

    private async Task CommitAsync(Instance instance, Batch batch)
    {
        var result = turns.Play(instance, batch, () =>
        {
            instance.Fault("The orchestrator awaited a task that does not come from its context: call an activity or create a timer instead.");
            queue.Enqueue(instance);
        });
        var before = instance.Meta;
        var meta = await Table.CommitAsync(result.Meta, before.Execution, before.NextTurn, result.Turn, batch.Rows, result.Carried, turnsStop.Token);

        instance.Meta = meta;
        instance.LastTurn = DateTime.UtcNow;
        instance.Forget(batch);
        if (meta.Execution == before.Execution)
        {
            instance.History!.Add(result.Turn);
            instance.Pending.Apply(result.Turn.Events);
            foreach (var done in result.Turn.Events.Where(e => e.Kind == EventKind.TimerCancelled || e.IsMessage))
            {
                instance.Dispatched.TryRemove((meta.Execution, done.Id), out _);
            }
        }
        else
        {
            instance.History = [];
            instance.Pending.Clear();
            instance.Dispatched.Clear();
        }

        if (result.Carried is { } carried)
        {
            instance.DeliverFirst(carried);
        }

        instance.Started.TrySetResult();
        if (meta.HasEnded)
        {
            End(instance, meta);
            batch.Terminate?.Done.TrySetResult();
        }
    }

    private void End(Instance instance, InstanceMeta meta)
    {
        live.TryRemove(instance.Id, out _);
        if (meta.ParentId is { } parentId && Find(parentId) is { } parent)
        {
            Answer(parent, meta.ParentExecution, ChildAnswer.From(meta));
        }

        instance.Started.TrySetResult();
        instance.Ended.TrySetResult(meta);
    }

    private async Task DispatchAsync(Instance instance)
    {
        var execution = instance.Meta.Execution;
        var children = new List<Task>();
        foreach (var action in instance.Pending.All)
        {
            if (!instance.Dispatched.TryAdd((execution, action.Id), true))
            {
                continue;
            }

            switch (action.Kind)
            {
                case EventKind.ActivityScheduled:
                    activities.Start(instance.Id, action, answer => Answer(instance, execution, answer));
                    break;
                case EventKind.TimerScheduled:
                    Timers.Add(new(action.At!.Value, instance, execution, action.Id));
                    break;
                default:
                    children.Add(EnsureChildAsync(instance, execution, action));
                    break;
            }
        }

        await Task.WhenAll(children);
    }

    private async Task EnsureChildAsync(Instance parent, int execution, HistoryEvent action)
    {
        try
        {
            if (await ChildStart.EnsureAsync(this, parent.Meta, execution, action, turnsStop.Token) is { } answer)
            {
                Answer(parent, execution, answer);
            }
        }
        catch
        {
            parent.Dispatched.TryRemove((execution, action.Id), out _);
            throw;
        }
    }

    /// <summary>Histories of instances that have been still for five minutes leave memory; the next turn loads them.</summary>
    private async Task EvictIdleAsync()
    {
        while (!timersStop.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), timersStop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var instance in live.Values.Where(i => i.LastTurn < DateTime.UtcNow.AddMinutes(-5)))
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
