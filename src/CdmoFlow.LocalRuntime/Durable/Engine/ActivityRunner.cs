using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Runs activities, a bounded number at a time, each in a scope of services of its own.</summary>
internal sealed class ActivityRunner(
    LocalRuntimeOptions options, LocalRuntimeRegistry registry, IServiceScopeFactory scopes, WorkCounter work, ILogger<ActivityRunner> log) : IDisposable
{
    private readonly SemaphoreSlim slots = new(options.MaxConcurrentActivities);
    private readonly CancellationTokenSource stopping = new();
    private int running;

    /// <summary>Starts the activity in the background; its answer is given to <paramref name="answered"/> before it stops counting as work.</summary>
    public void Start(string instanceId, HistoryEvent scheduled, Action<HistoryEvent> answered)
    {
        work.Begin();
        _ = Task.Run(async () =>
        {
            try
            {
                await slots.WaitAsync(stopping.Token);
                Interlocked.Increment(ref running);
                try
                {
                    answered(await RunAsync(instanceId, scheduled));
                }
                finally
                {
                    Interlocked.Decrement(ref running);
                    slots.Release();
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // Not begun: the next start finds it scheduled and unanswered.
            }
            finally
            {
                work.End();
            }
        });
    }

    /// <summary>Begins no more activities and gives those in flight the time to finish.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        await stopping.CancelAsync();
        for (var waited = TimeSpan.Zero; Volatile.Read(ref running) > 0 && waited < patience; waited += TimeSpan.FromMilliseconds(20))
        {
            await Task.Delay(20);
        }
    }

    public void Dispose()
    {
        stopping.Dispose();
        slots.Dispose();
    }

    private async Task<HistoryEvent> RunAsync(string instanceId, HistoryEvent scheduled)
    {
        var name = scheduled.Name!;
        try
        {
            if (registry.FindActivity(name) is not { } activity)
            {
                throw new InvalidOperationException($"There is no activity named '{name}'.");
            }

            await using var scope = scopes.CreateAsyncScope();
            var result = await activity(new ActivityCall(instanceId, name, scheduled.Data, scope.ServiceProvider, stopping.Token));
            return new(EventKind.ActivityCompleted) { Id = scheduled.Id, Name = name, Data = result };
        }
#pragma warning disable CA1031 // Whatever an activity throws belongs to its orchestrator.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "Activity {Activity} of {InstanceId} failed", name, instanceId);
            return new(EventKind.ActivityFailed) { Id = scheduled.Id, Name = name, Failure = TaskFailureDetails.FromException(e) };
        }
    }
}
