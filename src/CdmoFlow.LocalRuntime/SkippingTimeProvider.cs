namespace CdmoFlow.LocalRuntime;

/// <summary>
/// Real time plus an offset that grows only on command, so that 60 days of waiting can be skipped.
/// Time stamps and timers created from it stay real: leases and time-outs must not jump.
/// </summary>
public sealed class SkippingTimeProvider : TimeProvider
{
    private readonly Lock sync = new();
    private long offsetTicks;

    /// <summary>Raised after the clock was moved, so that whoever waits for a due time looks again.</summary>
    internal event EventHandler? Moved;

    /// <summary>How far this clock is ahead of real time; never negative.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <summary>Moves the clock to the given time; a time that has passed leaves it alone, for time never goes back.</summary>
    public void AdvanceTo(DateTimeOffset when)
    {
        lock (sync)
        {
            var ahead = when - GetUtcNow();
            if (ahead <= TimeSpan.Zero)
            {
                return;
            }

            Interlocked.Add(ref offsetTicks, ahead.Ticks);
        }

        Moved?.Invoke(this, EventArgs.Empty);
    }

}
