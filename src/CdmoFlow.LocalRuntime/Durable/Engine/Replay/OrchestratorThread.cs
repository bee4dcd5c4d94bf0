namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Runs an orchestrator's code on the one thread that replays it, continuation after continuation, in a fixed order.</summary>
internal sealed class OrchestratorThread(Action onForeignContinuation) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> queue = new();
    private int owner;

    public override SynchronizationContext CreateCopy() => this;

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("An orchestrator must not block.");

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Volatile.Read(ref owner) == Environment.CurrentManagedThreadId)
        {
            queue.Enqueue((d, state));
        }
        else
        {
            // Only a task that does not come from the context completes on another thread.
            onForeignContinuation();
        }
    }

    /// <summary>Runs the step with this context current, then all continuations that follow from it.</summary>
    public void Run(Action step)
    {
        var before = Current;
        Volatile.Write(ref owner, Environment.CurrentManagedThreadId);
        try
        {
            SetSynchronizationContext(this);
            step();
            while (queue.TryDequeue(out var next))
            {
                SetSynchronizationContext(this);
                next.Callback(next.State);
            }
        }
        finally
        {
            Volatile.Write(ref owner, 0);
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Completes durable tasks in such a way that what awaits them is queued and not run in the middle of the delivery.</summary>
    public void Deliver(Action step) => Run(() =>
    {
        SetSynchronizationContext(null);
        step();
    });

    /// <summary>Throws when code of the orchestrator has left its thread.</summary>
    public void Check()
    {
        if (Current != this)
        {
            throw new InvalidOperationException(
                "The orchestration context was used outside of the orchestrator's own thread: no ConfigureAwait(false), Task.Run or foreign tasks in orchestrators.");
        }
    }
}
