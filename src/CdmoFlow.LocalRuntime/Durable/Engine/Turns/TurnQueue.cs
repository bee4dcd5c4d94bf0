using System.Threading.Channels;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Whether an instance is in line, at work, or must go in line again after the present turn.</summary>
internal sealed class TurnQueueState
{
    public Lock Sync { get; } = new();

    public bool Queued { get; set; }

    public bool Running { get; set; }

    public bool Again { get; set; }
}

/// <summary>Instances that have something to do, each at most once in line and never in two turns at the same time.</summary>
internal sealed class TurnQueue(WorkCounter work)
{
    private const int Workers = 16;
    private readonly Channel<Instance> line = Channel.CreateUnbounded<Instance>();

    /// <summary>Instances that wait for a turn.</summary>
    public int Length => line.Reader.Count;

    public void Enqueue(Instance instance)
    {
        var state = instance.QueueState;
        lock (state.Sync)
        {
            if (state.Running)
            {
                state.Again = true;
                return;
            }

            if (state.Queued)
            {
                return;
            }

            state.Queued = true;
            work.Begin();
        }

        line.Writer.TryWrite(instance);
    }

    /// <summary>Puts an instance in line again after a pause; until then it counts as at work, so that simulated time does not jump over it.</summary>
    public void EnqueueAfter(Instance instance, TimeSpan pause, CancellationToken stopped)
    {
        work.Begin();
        _ = Task.Delay(pause, TimeProvider.System, stopped).ContinueWith(
            delay =>
            {
                if (!delay.IsCanceled)
                {
                    Enqueue(instance);
                }

                work.End();
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    /// <summary>Runs until cancelled; the turn itself catches its errors.</summary>
    public Task RunAsync(Func<Instance, Task> turn, CancellationToken stopped) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(turn, stopped), CancellationToken.None)));

    private async Task WorkAsync(Func<Instance, Task> turn, CancellationToken stopped)
    {
        try
        {
            await foreach (var instance in line.Reader.ReadAllAsync(stopped))
            {
                var state = instance.QueueState;
                lock (state.Sync)
                {
                    (state.Queued, state.Running, state.Again) = (false, true, false);
                }

                try
                {
                    await turn(instance);
                }
                finally
                {
                    bool again;
                    lock (state.Sync)
                    {
                        again = state.Again;
                        state.Running = false;
                    }

                    if (again)
                    {
                        Enqueue(instance);
                    }

                    work.End();
                }
            }
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // The host stops; what is left in line is found in the table again.
        }
    }
}
