using System.Collections.Concurrent;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>A running instance in memory. Its messages may be added by anybody, the rest belongs to the one turn that runs.</summary>
internal sealed class Instance(InstanceMeta meta)
{
    private readonly Lock sync = new();
    private readonly List<Inbound> inbound = [];
    private readonly HashSet<string> attempted = new(StringComparer.Ordinal);
    private string? fault;
    private TerminateRequest? terminate;
    private bool known;
    private bool doubted;

    public string Id => Meta.InstanceId;

    public InstanceMeta Meta { get; set; } = meta;

    /// <summary>Turns of the current execution; null when not loaded or evicted, then the next turn loads them.</summary>
    public List<Turn>? History { get; set; }

    public PendingActions Pending { get; } = new();

    /// <summary>Actions of this process that are on their way, by execution and number, so that none is dispatched twice.</summary>
    public ConcurrentDictionary<(int Execution, int Id), bool> Dispatched { get; } = new();

    public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource<InstanceMeta> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TurnQueueState QueueState { get; } = new();

    public DateTime LastTurn { get; set; } = DateTime.UtcNow;

    /// <summary>Turns in a row that failed for a reason that may pass by itself.</summary>
    public int DelayedTurns { get; set; }

    /// <summary>Turns in a row that failed for a reason that does not pass.</summary>
    public int FailedTurns { get; set; }

    /// <summary>Why the instance gets no turns any more; null for one that is well.</summary>
    public string? SetAside { get; set; }

    public void Deliver(int execution, HistoryEvent completion)
    {
        lock (sync)
        {
            inbound.Add(new(execution, completion, null));
        }
    }

    public void Deliver(InboxRow row)
    {
        lock (sync)
        {
            if (!inbound.Exists(entry => entry.Row?.RowKey == row.RowKey))
            {
                inbound.Add(new(0, null, row));
            }
        }
    }

    public void Fault(string message)
    {
        lock (sync)
        {
            fault ??= message;
        }
    }

    public Task TerminateAsync(string? output, bool endsChildren)
    {
        lock (sync)
        {
            terminate ??= new(output, endsChildren);
            return terminate.Done.Task;
        }
    }

    /// <summary>Storage may hold a message that this process does not know, because the answer to its insert was lost: the next turn reads the inbox again.</summary>
    public void Doubt()
    {
        lock (sync)
        {
            doubted = true;
        }
    }

    /// <summary>Whatever is stored from now on is either read or doubted anew.</summary>
    public void BeginLoad()
    {
        lock (sync)
        {
            doubted = false;
            History = null;
        }
    }

    /// <summary>True when the next turn must read from storage first.</summary>
    public bool MustLoad
    {
        get
        {
            lock (sync)
            {
                return doubted || History is null;
            }
        }
    }

    /// <summary>What the next turn may consume; it stays here until <see cref="Advance"/>, so that a failed turn loses nothing.</summary>
    public Batch Peek()
    {
        lock (sync)
        {
            inbound.RemoveAll(entry => entry.Completion is { } answer && (entry.Execution != Meta.Execution || !Pending.Expects(answer)));
            var batch = new Batch(Batch.Fill(inbound), fault, terminate);
            attempted.UnionWith(batch.Rows.Select(row => row.RowKey));
            return batch;
        }
    }

    /// <summary>Takes over a turn that was committed.</summary>
    public void Advance(TurnResult result, InstanceMeta committed, Batch batch)
    {
        lock (sync)
        {
            var startsOver = committed.Execution != Meta.Execution;
            Meta = committed;
            LastTurn = DateTime.UtcNow;
            (FailedTurns, DelayedTurns) = (0, 0);
            inbound.RemoveAll(batch.Entries.Contains);
            attempted.Clear();
            if (startsOver)
            {
                History = [];
                Pending.Clear();
                Dispatched.Clear();
                inbound.InsertRange(0, result.Carried.Select(row => new Inbound(0, null, row)));
                return;
            }

            known = true;
            History!.Add(result.Turn);
            Pending.Apply(result.Turn.Events);
            foreach (var done in result.Turn.Events.Where(e => e.Kind == EventKind.TimerCancelled || e.IsAnswer))
            {
                Dispatched.TryRemove((committed.Execution, done.Id), out _);
            }
        }
    }

    /// <summary>True when a turn is due without any message: the first one, or the one that ends an instance whose last steps are under way.</summary>
    public bool IsDue => Meta.NextTurn == 0 || (Meta.HeldFrom > 0 && Meta.Status == Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Running && !Pending.Holds(Meta.HeldFrom));

    public bool HasWork
    {
        get
        {
            lock (sync)
            {
                return inbound.Count > 0 || fault is not null || terminate is not null;
            }
        }
    }

    /// <summary>True when the call is open, or when that is not known because the history was never loaded.</summary>
    public bool MayExpect(int execution, int taskId)
    {
        lock (sync)
        {
            return !known || (Meta.Execution == execution && Pending.Contains(taskId));
        }
    }

    /// <summary>Takes over what storage says after a start, an eviction or an uncertain commit.</summary>
    public void Restore(StoredInstance stored)
    {
        lock (sync)
        {
            known = true;
            Meta = stored.Meta;
            History = stored.History;
            Pending.Clear();
            foreach (var turn in stored.History)
            {
                Pending.Apply(turn.Events);
            }

            foreach (var key in Dispatched.Keys.Where(key => key.Execution != Meta.Execution || !Pending.Contains(key.Id)))
            {
                Dispatched.TryRemove(key, out _);
            }

            // Rows leave storage only by a turn's commit: one that the last turn tried to consume and that is gone was consumed, any other is still to come.
            var there = stored.Inbox.Select(row => row.RowKey).ToHashSet(StringComparer.Ordinal);
            var unread = inbound.Where(entry => entry.Row is { } row && !there.Contains(row.RowKey) && !attempted.Contains(row.RowKey)).Select(entry => entry.Row!);
            var rows = stored.Inbox.Concat(unread).OrderBy(row => row.RowKey, StringComparer.Ordinal).Select(row => new Inbound(0, null, row)).ToList();
            inbound.RemoveAll(entry => entry.Row is not null);
            inbound.InsertRange(0, rows);
            attempted.Clear();
        }
    }
}

/// <summary>A message for an instance: an answer to one of its calls, or an inbox row.</summary>
internal sealed record Inbound(int Execution, HistoryEvent? Completion, InboxRow? Row);

/// <summary>A wish to end the instance from outside, done when committed.</summary>
internal sealed record TerminateRequest(string? Output, bool EndsChildren)
{
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
