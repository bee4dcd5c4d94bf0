using System.Security.Cryptography;
using System.Text;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>The context that an orchestrator sees during one replay.</summary>
internal sealed class RunContext(InstanceMeta meta, OrchestratorThread thread, ILoggerFactory loggers) : TaskOrchestrationContext
{
    private readonly Dictionary<int, Action<HistoryEvent>> open = [];
    private readonly Queue<HistoryEvent> held = new();
    private List<HistoryEvent> actions = [];
    private DateTimeOffset now;
    private bool replaying;
    private int nextId;
    private int nextGuid;

    public EventLine Events { get; } = new();

    /// <summary>While suspended, messages become history but reach the orchestrator only once it is resumed, in their order.</summary>
    public bool IsSuspended { get; private set; }

    public ContinueAsNewRequest? Continuation { get; private set; }

    public bool WaitsForAnything => open.Count > 0 || held.Count > 0 || Events.AnyWaiting;

    public override TaskName Name => meta.Name;

    public override string InstanceId => meta.InstanceId;

    public override ParentOrchestrationInstance? Parent => meta.ParentId is null ? null : new(meta.ParentName!, meta.ParentId);

    public override DateTime CurrentUtcDateTime => now.UtcDateTime;

    public override bool IsReplaying => replaying;

    protected override ILoggerFactory LoggerFactory => loggers;

    public void BeginTurn(DateTimeOffset at, bool isReplay)
    {
        now = at;
        replaying = isReplay;
    }

    public IReadOnlyList<HistoryEvent> TakeActions()
    {
        var taken = actions;
        actions = [];
        return taken;
    }

    /// <summary>What the message brings to the orchestrator, one delivery after the other: nothing while it is suspended, all that was held when it is resumed.</summary>
    public IEnumerable<HistoryEvent> Admit(HistoryEvent message)
    {
        switch (message.Kind)
        {
            case EventKind.Suspended:
                IsSuspended = true;
                break;
            case EventKind.Resumed:
                IsSuspended = false;
                while (held.TryDequeue(out var next))
                {
                    yield return next;
                }

                break;
            case var _ when IsSuspended:
                held.Enqueue(message);
                break;
            default:
                yield return message;
                break;
        }
    }

    public void Deliver(HistoryEvent message)
    {
        if (message.Kind == EventKind.EventRaised)
        {
            Events.Deliver(message);
        }
        else if (open.Remove(message.Id, out var settle))
        {
            settle(message);
        }
    }

    public override T? GetInput<T>()
        where T : default => Payload.Read<T>(meta.Input, $"The input of orchestration '{meta.Name}'");

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        thread.Check();
        var data = Payload.Write(input);
        Task<TResult> Call() => Schedule<TResult>(new(EventKind.ActivityScheduled) { Name = name.Name, Data = data });
        return options?.Retry is { } retry ? Retrying.RunAsync(this, retry, Call) : Call();
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        thread.Check();
        var data = Payload.Write(input);
        var chosen = (options as SubOrchestrationOptions)?.InstanceId;
        if (chosen is not null)
        {
            InstanceIds.Check(chosen);
        }

        Task<TResult> Call() => Schedule<TResult>(new(EventKind.ChildScheduled)
        {
            Name = orchestratorName.Name,
            Data = data,
            Child = chosen ?? NewGuid().ToString("N"),
        });
        return options?.Retry is { } retry ? Retrying.RunAsync(this, retry, Call) : Call();
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        thread.Check();
        var source = new TaskCompletionSource();
        var due = new DateTimeOffset(fireAt.Kind == DateTimeKind.Local ? fireAt.ToUniversalTime() : DateTime.SpecifyKind(fireAt, DateTimeKind.Utc));
        var id = Add(new(EventKind.TimerScheduled) { At = due }, _ => source.TrySetResult());
        cancellationToken.Register(() =>
        {
            if (open.Remove(id))
            {
                actions.Add(new(EventKind.TimerCancelled) { Id = id });
                source.TrySetCanceled(cancellationToken);
            }
        });
        return source.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        thread.Check();
        return Events.Wait<T>(eventName, cancellationToken);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        thread.Check();
        Continuation = new(Payload.Write(newInput), preserveUnprocessedEvents);
    }

    public override Guid NewGuid()
    {
        thread.Check();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{InstanceId}|{meta.Incarnation}|{meta.Execution}|{nextGuid++}"));
        hash[7] = (byte)((hash[7] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16));
    }

    private Task<T> Schedule<T>(HistoryEvent action)
    {
        var source = new TaskCompletionSource<T>();
        var id = nextId + 1;
        Add(action, answer =>
        {
            if (answer.Failure is { } failure)
            {
                source.TrySetException(new TaskFailedException(action.Name!, id, failure));
                return;
            }

            try
            {
                source.TrySetResult(Payload.Read<T>(answer.Data, $"The result of '{action.Name}'")!);
            }
            catch (System.Text.Json.JsonException e)
            {
                source.TrySetException(e);
            }
        });
        return source.Task;
    }

    private int Add(HistoryEvent action, Action<HistoryEvent> settle)
    {
        var id = ++nextId;
        actions.Add(action with { Id = id });
        open.Add(id, settle);
        return id;
    }
}
