namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Counts what is queued or running, so that skipped time never jumps while somebody acts.</summary>
internal sealed class WorkCounter
{
    private int count;

    public bool IsIdle => Volatile.Read(ref count) == 0;

    public void Begin() => Interlocked.Increment(ref count);

    public void End() => Interlocked.Decrement(ref count);
}
