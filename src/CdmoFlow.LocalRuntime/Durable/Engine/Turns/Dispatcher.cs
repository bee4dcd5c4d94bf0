namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Sets going what committed turns asked for: activities, timers and children. What is on its way is never sent twice by one process; after a crash it is derived from the history again.</summary>
internal sealed class Dispatcher(HubTable table, LiveInstances live, ActivityRunner activities, DueTimers timers, LocalRuntimeOptions options)
{
    public async Task DispatchAsync(Instance instance, CancellationToken stopped)
    {
        var execution = instance.Meta.Execution;
        var children = new List<Task>();
        foreach (var action in instance.Pending.All)
        {
            if (!instance.Dispatched.TryAdd((execution, action.Id), true))
            {
                continue;
            }

            switch (action.Kind)
            {
                case EventKind.ActivityScheduled:
                    Start(instance, execution, action);
                    break;
                case EventKind.TimerScheduled:
                    timers.Add(new(action.At!.Value, instance, execution, action.Id));
                    break;
                default:
                    children.Add(EnsureChildAsync(instance, execution, action, stopped));
                    break;
            }
        }

        await Task.WhenAll(children);
    }

    /// <summary>A timer that fired wakes its instance.</summary>
    public void Fire(DueTimer due) => live.Answer(due.Instance, due.Execution, new(EventKind.TimerFired) { Id = due.Id });

    private void Start(Instance instance, int execution, HistoryEvent action) => activities.Start(instance.Id, action, answer =>
    {
        if (options.Disturbance?.LosesAnswer(instance.Id, answer) == true)
        {
            Start(instance, execution, action);
        }
        else
        {
            live.Answer(instance, execution, answer);
        }
    });

    private async Task EnsureChildAsync(Instance parent, int execution, HistoryEvent action, CancellationToken stopped)
    {
        try
        {
            if (await ChildStart.EnsureAsync(table, live, options.TimeProvider, parent.Meta, execution, action, stopped) is { } answer)
            {
                live.Answer(parent, execution, answer);
            }
        }
        catch
        {
            parent.Dispatched.TryRemove((execution, action.Id), out _);
            throw;
        }
    }
}
