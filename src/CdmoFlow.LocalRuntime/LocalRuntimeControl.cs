using CdmoFlow.LocalRuntime.Durable;
using CdmoFlow.LocalRuntime.Functions.Timers;

namespace CdmoFlow.LocalRuntime;

/// <summary>Steers simulated time and shows what the engine does; for tests, the demo and developer pages.</summary>
public sealed class LocalRuntimeControl
{
    private readonly HubEngine engine;
    private readonly ScheduleClock schedules;

    internal LocalRuntimeControl(HubEngine engine, ScheduleClock schedules) => (this.engine, this.schedules) = (engine, schedules);

    /// <summary>Due time of the next durable timer, or null when none waits.</summary>
    public DateTimeOffset? NextDue => engine.Timers.Next()?.At;

    /// <summary>The instance that owns the next durable timer, or null when none waits.</summary>
    public DueInstance? NextDueInstance => engine.Timers.Next() is { } next ? new(next.Instance.Id, next.Instance.Meta.Name) : null;

    /// <summary>
    /// Waits until no turn is queued or running, no activity runs, no timer is due and no function answers a request.
    /// The caller must not be a function itself, or it would wait for its own end.
    /// </summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        // Idle must hold for two looks: an answer is counted before the work that gave it ends, but a caller outside is not.
        for (var quiet = 0; quiet < 2; quiet = engine.Work.IsIdle && !engine.Timers.AnyDue ? quiet + 1 : 0)
        {
            await Task.Delay(2, cancellationToken);
        }
    }

    /// <summary>Moves a <see cref="SkippingTimeProvider"/> to the given time and remembers it in the hub, so that a restart keeps simulated time.</summary>
    public async Task AdvanceToAsync(DateTimeOffset when, CancellationToken cancellationToken = default)
    {
        if (engine.Time is not SkippingTimeProvider clock)
        {
            throw new InvalidOperationException("Time can be skipped only with a SkippingTimeProvider.");
        }

        clock.AdvanceTo(when);
        await engine.Table.SaveOffsetAsync(clock.Offset, cancellationToken);
    }

    /// <summary>Runs each timer function once whose schedule was due since its last run, and waits for them.</summary>
    public Task FireOverdueSchedulesAsync() => schedules.FireOverdueAsync();

    /// <summary>All instances of the hub, ended ones included, the last changed first.</summary>
    public async Task<IReadOnlyList<InstanceListing>> InstancesAsync(CancellationToken cancellationToken = default)
    {
        var list = new List<InstanceListing>();
        await foreach (var row in engine.Table.QueryMeta(null, cancellationToken))
        {
            var meta = InstanceMeta.FromRow(row);
            var next = engine.Find(meta.InstanceId) is { } instance ? engine.Timers.NextOf(instance) : null;
            list.Add(new(meta.InstanceId, meta.Name, meta.Status, meta.Created, meta.Updated, next));
        }

        return [.. list.OrderByDescending(entry => entry.Updated)];
    }

    /// <summary>The history of an instance line by line, all its executions; empty for an unknown id.</summary>
    public async Task<IReadOnlyList<HistoryLine>> HistoryAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        var rows = await engine.Table.RowsAsync(instanceId, cancellationToken);
        return [.. HistoryRows.Read(rows).SelectMany(entry => entry.Turn.Events.Select(e => new HistoryLine(
            entry.Execution,
            entry.Number,
            entry.Turn.At,
            e.Kind.ToString(),
            e.Name,
            e.Id == 0 ? null : e.Id,
            e.Failure?.ErrorMessage ?? e.Data ?? (e.Kind == EventKind.TimerScheduled ? e.At?.ToString("O") : null))))];
    }
}
