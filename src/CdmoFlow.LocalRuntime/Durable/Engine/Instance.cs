using System.Collections.Concurrent;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>A running instance in memory. Its messages may be added by anybody, the rest belongs to the one turn that runs.</summary>
internal sealed class Instance(InstanceMeta meta)
{
    private readonly Lock sync = new();
    private readonly List<Inbound> inbound = [];
    private string? fault;
    private TerminateRequest? terminate;

    public string Id => Meta.InstanceId;

    public InstanceMeta Meta { get; set; } = meta;

    /// <summary>Turns of the current execution; null when evicted, then the next turn loads them.</summary>
    public List<Turn>? History { get; set; }

    public PendingActions Pending { get; } = new();

    /// <summary>Actions of this process that are on their way, by execution and number, so that none is dispatched twice.</summary>
    public ConcurrentDictionary<(int Execution, int Id), bool> Dispatched { get; } = new();

    public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource<InstanceMeta> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TurnQueueState QueueState { get; } = new();

    public DateTime LastTurn { get; set; } = DateTime.UtcNow;

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

    /// <summary>Carried events come before everything that has arrived since.</summary>
    public void DeliverFirst(InboxRow row)
    {
        lock (sync)
        {
            inbound.Insert(0, new(0, null, row));
        }
    }

    public void Fault(string message)
    {
        lock (sync)
        {
            fault ??= message;
        }
    }

    public Task TerminateAsync(string? output)
    {
        lock (sync)
        {
            terminate ??= new(output);
            return terminate.Done.Task;
        }
    }

    /// <summary>What the next turn may consume; it stays here until <see cref="Forget"/>, so that a failed turn loses nothing.</summary>
    public Batch Peek()
    {
        lock (sync)
        {
            inbound.RemoveAll(entry => entry.Completion is { } answer && (entry.Execution != Meta.Execution || !Pending.Expects(answer)));
            var taken = Batch.Fill(inbound);
            return new(taken, fault, terminate);
        }
    }

    public void Forget(Batch batch)
    {
        lock (sync)
        {
            inbound.RemoveAll(batch.Entries.Contains);
        }
    }

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

    /// <summary>Takes over what storage says after a start, an eviction or an uncertain commit.</summary>
    public void Restore(StoredInstance stored)
    {
        lock (sync)
        {
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

            inbound.RemoveAll(entry => entry.Row is not null);
            inbound.InsertRange(0, stored.Inbox.Select(row => new Inbound(0, null, row)));
        }
    }
}

/// <summary>A message for an instance: an answer to one of its calls, or an inbox row.</summary>
internal sealed record Inbound(int Execution, HistoryEvent? Completion, InboxRow? Row);

/// <summary>A wish to end the instance from outside, done when committed.</summary>
internal sealed record TerminateRequest(string? Output)
{
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
