namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>One patience for the whole stop: timer functions, activities and turns share it, whoever is asked first.</summary>
internal sealed class StopDeadline(LocalRuntimeOptions options)
{
    private long began;

    /// <summary>What is left of <see cref="LocalRuntimeOptions.StopPatience"/> since the first call; never negative.</summary>
    public TimeSpan Left
    {
        get
        {
            Interlocked.CompareExchange(ref began, TimeProvider.System.GetTimestamp(), 0);
            var left = options.StopPatience - TimeProvider.System.GetElapsedTime(began);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
