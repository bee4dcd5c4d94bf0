using Azure;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Gives an instance its turn: loads it if need be, plays what has come in, commits, and dispatches what the turn asked for.</summary>
internal sealed class TurnLoop(
    HubTable table, HubLease lease, LiveInstances live, TurnQueue queue, TurnRunner turns, Dispatcher dispatcher, LocalRuntimeOptions options, ILogger<TurnLoop> log)
{
    /// <summary>Turns in a row that may fail for a reason that does not pass by itself before the instance is set aside.</summary>
    private const int Chances = 5;

    /// <summary>Conflicts in a row that are put down to other writers.</summary>
    private const int Conflicts = 20;

    /// <summary>Runs one turn. What goes wrong with storage is tried again after a growing pause, without holding up other instances.</summary>
    public async Task RunAsync(Instance instance, CancellationToken stopped)
    {
        if (instance.Ended.Task.IsCompleted || instance.SetAside is not null)
        {
            return;
        }

        try
        {
            await StepAsync(instance, stopped);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // The host stops; the next start finds what is left in storage.
        }
        catch (RequestFailedException e) when (StorageFault.IsTooLarge(e))
        {
            // Repeating would never help: payloads are ids and small records, and this turn's are not.
            instance.Fault($"A turn was too large to be stored: {e.ErrorCode}.");
            instance.History = null;
            queue.Enqueue(instance);
        }
#pragma warning disable CA1031 // Storage and stored data may fail in many ways; the turn is repeated from what storage holds.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Repeat(instance, e, stopped);
        }
    }

    private void Repeat(Instance instance, Exception e, CancellationToken stopped)
    {
        instance.History = null;
        // A conflict passes once the instance is read again; one that does not pass is no conflict but a fault.
        var passes = StorageFault.MayPass(e) && !(StorageFault.IsConflict(e) && instance.DelayedTurns >= Conflicts);
        (instance.DelayedTurns, instance.FailedTurns) = passes ? (instance.DelayedTurns + 1, instance.FailedTurns) : (instance.DelayedTurns, instance.FailedTurns + 1);
        RuntimeTelemetry.TurnFailures.Add(1, new KeyValuePair<string, object?>("orchestrator", instance.Meta.Name));
        if (instance.FailedTurns >= Chances)
        {
            instance.SetAside = $"{instance.FailedTurns} turns failed; the last: {e.Message}";
            log.LogError(e, "Instance {InstanceId} is set aside after {Count} failed turns; the others go on. It is tried again at the next start", instance.Id, instance.FailedTurns);
            return;
        }

        // While storage is away every instance fails again and again: one line each is enough, the stack is for faults that stay.
        log.LogWarning(
            passes ? null : e, "A turn of {InstanceId} could not be committed and is repeated (attempt {Attempt}): {Reason}",
            instance.Id, instance.FailedTurns + instance.DelayedTurns, e.Message.Split('\n')[0].Trim());
        var doublings = Math.Min(instance.FailedTurns + instance.DelayedTurns - 1, 10);
        queue.EnqueueAfter(instance, TimeSpan.FromMilliseconds(Math.Min(30_000, 100 * Math.Pow(2, doublings))), stopped);
    }

    private async Task StepAsync(Instance instance, CancellationToken stopped)
    {
        if (instance.MustLoad)
        {
            if (!await RestoreAsync(instance, stopped))
            {
                return;
            }

            // What an earlier turn asked for and a crash or a fault kept from being set going comes before anything new.
            lease.Check();
            await dispatcher.DispatchAsync(instance, stopped);
        }

        var batch = instance.Peek();
        if (!batch.IsEmpty || instance.IsDue)
        {
            await CommitAsync(instance, batch, stopped);
        }

        if (!instance.Ended.Task.IsCompleted)
        {
            lease.Check();
            await dispatcher.DispatchAsync(instance, stopped);
            if (options.Disturbance?.Forgets(instance.Id) == true)
            {
                instance.History = null;
            }

            if (instance.HasWork || instance.IsDue)
            {
                queue.Enqueue(instance);
            }
        }
    }

    private async Task<bool> RestoreAsync(Instance instance, CancellationToken stopped)
    {
        instance.BeginLoad();
        var stored = await table.LoadAsync(instance.Id, instance.Meta.Execution, stopped);
        if (stored is null || stored.Meta.HasEnded)
        {
            live.End(instance, stored?.Meta ?? instance.Meta with { Status = OrchestrationRuntimeStatus.Terminated });
            if (stored is null && await table.FindAsync(instance.Id, stopped) is { HasEnded: false } started)
            {
                // There was nothing, and before it was let go a start under the same id came through.
                live.Adopt(started);
            }

            return false;
        }

        instance.Restore(stored);
        if (stored.Meta.Status != OrchestrationRuntimeStatus.Pending)
        {
            instance.Started.TrySetResult();
        }

        return true;
    }

    private async Task CommitAsync(Instance instance, Batch batch, CancellationToken stopped)
    {
        lease.Check();
        using var span = InstanceTrace.Begin("turn", instance.Meta.Name, instance.Id);
        var result = turns.Play(instance, batch, () =>
        {
            instance.Fault("The orchestrator awaited a task that does not come from its context: call an activity or create a timer instead.");
            queue.Enqueue(instance);
        });
        var before = instance.Meta;
        var committed = await table.CommitAsync(new(result.Meta, before.Execution, before.NextTurn, result.Turn, [.. batch.Rows], result.Carried), stopped);
        instance.Advance(result, committed, batch);
        RuntimeTelemetry.Turns.Add(1, new KeyValuePair<string, object?>("orchestrator", committed.Name));
        span?.SetTag("cdmoflow.turn", before.NextTurn);
        span?.SetTag("cdmoflow.status", committed.Status.ToString());
        instance.Started.TrySetResult();
        if (committed.HasEnded)
        {
            live.End(instance, committed);
            batch.Terminate?.Done.TrySetResult();
        }
    }
}
