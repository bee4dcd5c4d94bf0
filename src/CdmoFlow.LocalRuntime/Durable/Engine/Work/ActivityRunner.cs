using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Runs activities, a bounded number at a time, each in a scope of services of its own.</summary>
internal sealed class ActivityRunner(
    LocalRuntimeOptions options, LocalRuntimeRegistry registry, IServiceScopeFactory scopes, WorkCounter work, ILogger<ActivityRunner> log) : IDisposable
{
    /// <summary>Left of the patience of a stop for interrupted activities to come back and for their instances' last turns.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim slots = new(options.MaxConcurrentActivities);
    private readonly CancellationTokenSource closed = new();
    private readonly CancellationTokenSource interrupted = new();
    private int running;
    private int waiting;

    public int Running => Volatile.Read(ref running);

    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Starts the activity in the background; its answer is given to <paramref name="answered"/> before it stops counting as work.</summary>
    public void Start(string instanceId, HistoryEvent scheduled, Action<HistoryEvent> answered)
    {
        work.Begin();
        Interlocked.Increment(ref waiting);
        _ = Task.Run(async () =>
        {
            try
            {
                await WaitAsync();
                try
                {
                    if (await RunAsync(instanceId, scheduled) is { } answer)
                    {
                        answered(answer);
                    }
                }
                finally
                {
                    Interlocked.Decrement(ref running);
                    slots.Release();
                }
            }
            catch (OperationCanceledException) when (closed.IsCancellationRequested)
            {
                // Not begun: the next start finds it scheduled and unanswered.
            }
            finally
            {
                work.End();
            }
        });
    }

    /// <summary>Begins no more activities, gives those in flight the time to finish, and interrupts the rest through their token shortly before it is over.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        await closed.CancelAsync();
        await UntilNoneRunsAsync(patience > Reserve * 2 ? patience - Reserve : patience);
        await interrupted.CancelAsync();
        await UntilNoneRunsAsync(Reserve);
    }

    /// <summary>Begins nothing more and interrupts what runs, at once: the hub belongs to somebody else.</summary>
    public void Abandon()
    {
        closed.Cancel();
        interrupted.Cancel();
    }

    public void Dispose()
    {
        closed.Dispose();
        interrupted.Dispose();
        slots.Dispose();
    }

    private async Task WaitAsync()
    {
        try
        {
            await slots.WaitAsync(closed.Token);
            Interlocked.Increment(ref running);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private async Task UntilNoneRunsAsync(TimeSpan patience)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (Running > 0 && TimeProvider.System.GetElapsedTime(began) < patience)
        {
            await Task.Delay(20);
        }
    }

    /// <summary>The answer of the activity; null when the stop interrupted it, so that it runs again after the next start.</summary>
    private async Task<HistoryEvent?> RunAsync(string instanceId, HistoryEvent scheduled)
    {
        var name = scheduled.Name!;
        var began = TimeProvider.System.GetTimestamp();
        using var span = InstanceTrace.Begin("activity", name, instanceId);
        try
        {
            if (registry.FindActivity(name) is not { } activity)
            {
                throw new InvalidOperationException($"There is no activity named '{name}': check the name, and that its function carries [Function] and [ActivityTrigger].");
            }

            await using var scope = scopes.CreateAsyncScope();
            var result = await activity(new ActivityCall(instanceId, name, scheduled.Data, scope.ServiceProvider, interrupted.Token));
            Record(name, began, "completed");
            return new(EventKind.ActivityCompleted) { Id = scheduled.Id, Name = name, Data = result };
        }
#pragma warning disable CA1031 // However an interrupted activity comes back, it has not done its work.
        catch (Exception) when (interrupted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Record(name, began, "interrupted");
            return null;
        }
#pragma warning disable CA1031 // Whatever an activity throws belongs to its orchestrator.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Record(name, began, "failed");
            span?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, e.GetType().Name);
            log.LogWarning(e, "Activity {Activity} of {InstanceId} failed", name, instanceId);
            return new(EventKind.ActivityFailed) { Id = scheduled.Id, Name = name, Failure = FailureText.Of(e) };
        }
    }

    private static void Record(string name, long began, string outcome) =>
        RuntimeTelemetry.ActivityDuration.Record(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds, new("activity", name), new("outcome", outcome));
}
