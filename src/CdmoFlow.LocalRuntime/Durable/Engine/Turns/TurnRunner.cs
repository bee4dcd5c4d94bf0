using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Plays one turn of an instance in memory: replays its history, adds the new messages, and says what follows. Commits nothing.</summary>
internal sealed class TurnRunner(LocalRuntimeRegistry registry, TimeProvider time, ILoggerFactory loggers)
{
    private readonly ILogger log = loggers.CreateLogger<TurnRunner>();

    public TurnResult Play(Instance instance, Batch batch, Action onForeignContinuation)
    {
        var now = time.GetUtcNow();
        var meta = instance.Meta;
        List<HistoryEvent> events = [new(EventKind.TurnStarted) { At = now }, .. batch.Messages];
        if (batch.Terminate is { } terminate)
        {
            return TurnResult.Ends(meta with { EndsChildren = terminate.EndsChildren }, now, events, OrchestrationRuntimeStatus.Terminated, terminate.Output, null);
        }

        if (batch.Fault is { } fault)
        {
            // Without the messages: they may be what made it too large.
            return Fails(meta, now, [events[0]], new InvalidOperationException(fault));
        }

        if (registry.FindOrchestrator(meta.Name) is not { } orchestrator)
        {
            return Fails(meta, now, events, new InvalidOperationException(
                $"There is no orchestrator named '{meta.Name}': check the name, and that its function carries [Function] and [OrchestrationTrigger]."));
        }

        var run = new OrchestrationRun(meta, orchestrator, loggers, onForeignContinuation);
        try
        {
            var began = TimeProvider.System.GetTimestamp();
            for (var number = 0; number < instance.History!.Count; number++)
            {
                run.Replay(instance.History[number], number);
            }

            if (instance.History.Count > 0)
            {
                RuntimeTelemetry.ReplayDuration.Record(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds, new KeyValuePair<string, object?>("orchestrator", meta.Name));
            }

            events.AddRange(run.Play(now, batch.Messages, replaying: false));
        }
#pragma warning disable CA1031 // Nothing here touches storage: whatever goes wrong is the orchestrator's own and would go wrong again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Fails(meta, now, events, e);
        }

        return Conclude(instance, now, events, run);
    }

    private TurnResult Conclude(Instance instance, DateTimeOffset now, List<HistoryEvent> events, OrchestrationRun run)
    {
        if (!run.HasReturned || run.IsSuspended)
        {
            return TurnResult.Goes(instance.Meta, now, events, run.IsSuspended, run.HeldFrom);
        }

        if (run.Error is { } error)
        {
            return Fails(instance.Meta, now, events, error);
        }

        var pending = new PendingActions();
        pending.Apply(instance.Pending.All);
        pending.Apply(events);

        // What was asked for in the very turn that returned is sent all the same, as by the real engine: it is first set going, then the instance ends.
        if (run.HeldFrom > 0 && (instance.Meta.HeldFrom == 0 || pending.Holds(run.HeldFrom)))
        {
            return TurnResult.Goes(instance.Meta, now, events, suspended: false, run.HeldFrom);
        }

        if (run.ContinueAsNew is { } request)
        {
            return TurnResult.StartsOver(instance.Meta, now, events, request, run.EarlyEvents);
        }

        // As in the real engine a timer that nobody cancelled keeps the instance running until it fires.
        return pending.Holds(heldFrom: 0)
            ? TurnResult.Goes(instance.Meta, now, events, suspended: false)
            : TurnResult.Ends(instance.Meta, now, events, OrchestrationRuntimeStatus.Completed, Payload.Write(run.Output), null);
    }

    private TurnResult Fails(InstanceMeta meta, DateTimeOffset now, List<HistoryEvent> events, Exception error)
    {
        log.LogError(error, "Orchestration {InstanceId} ({Orchestrator}) failed", meta.InstanceId, meta.Name);
        return TurnResult.Ends(meta, now, events, OrchestrationRuntimeStatus.Failed, null, FailureText.Of(error));
    }
}
