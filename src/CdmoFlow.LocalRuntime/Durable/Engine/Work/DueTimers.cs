namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>One durable timer that has not fired.</summary>
internal sealed record DueTimer(DateTimeOffset At, Instance Instance, int Execution, int Id)
{
    /// <summary>False once the timer was cancelled or its instance has ended or started over.</summary>
    public bool IsPending => !Instance.Ended.Task.IsCompleted && Instance.Dispatched.ContainsKey((Execution, Id));
}

/// <summary>Durable timers in the order of their due times. Costs nothing while nothing is due, however far away that is.</summary>
internal sealed class DueTimers(TimeProvider time)
{
    /// <summary>Longest sleep in one piece: a clock that was set by hand is noticed after this.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    private readonly Lock sync = new();
    private readonly PriorityQueue<DueTimer, (DateTimeOffset, long)> queue = new();
    private TaskCompletionSource wake = NewWake();
    private long sequence;
    private int longest = 256;

    public void Add(DueTimer timer)
    {
        lock (sync)
        {
            queue.Enqueue(timer, (timer.At, sequence++));
            if (queue.Count > longest)
            {
                DropDead();
            }
        }

        Wake();
    }

    /// <summary>Makes the loop look at the clock again.</summary>
    public void Wake()
    {
        lock (sync)
        {
            wake.TrySetResult();
        }
    }

    public bool AnyDue => Next() is { } next && next.At <= time.GetUtcNow();

    /// <summary>The next timer that still counts, or null.</summary>
    public DueTimer? Next()
    {
        lock (sync)
        {
            while (queue.TryPeek(out var next, out _))
            {
                if (next.IsPending)
                {
                    return next;
                }

                queue.Dequeue();
            }

            return null;
        }
    }

    /// <summary>The next due time of every instance that has a pending timer.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> NextByInstance()
    {
        lock (sync)
        {
            return queue.UnorderedItems.Select(item => item.Element).Where(timer => timer.IsPending)
                .GroupBy(timer => timer.Instance.Id, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Min(timer => timer.At), StringComparer.Ordinal);
        }
    }

    public async Task RunAsync(Action<DueTimer> fire, CancellationToken stopped)
    {
        while (!stopped.IsCancellationRequested)
        {
            Task woken;
            lock (sync)
            {
                wake = NewWake();
                woken = wake.Task;
            }

            while (Next() is { } due && due.At <= time.GetUtcNow())
            {
                lock (sync)
                {
                    // Fired before it leaves the queue, so that nobody sees an idle moment in between.
                    fire(due);
                    queue.Remove(due, out _, out _);
                }
            }

            var wait = Next() is { } next ? next.At - time.GetUtcNow() : LongestSleep;
            using var sleep = CancellationTokenSource.CreateLinkedTokenSource(stopped);

            // A millisecond more than needed: the delay counts in whole milliseconds and may end early.
            var pause = wait <= TimeSpan.Zero ? TimeSpan.Zero : wait < LongestSleep ? wait + TimeSpan.FromMilliseconds(1) : LongestSleep;
            await Task.WhenAny(woken, Task.Delay(pause, time, sleep.Token));
            await sleep.CancelAsync();
        }
    }

    /// <summary>Cancelled timers would stay until their time, which may be months away.</summary>
    private void DropDead()
    {
        var alive = queue.UnorderedItems.Where(item => item.Element.IsPending).ToList();
        queue.Clear();
        queue.EnqueueRange(alive);
        longest = Math.Max(256, alive.Count * 2);
    }

    private static TaskCompletionSource NewWake() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
