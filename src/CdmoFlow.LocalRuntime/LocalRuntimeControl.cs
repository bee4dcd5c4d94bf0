using CdmoFlow.LocalRuntime.Durable;
using CdmoFlow.LocalRuntime.Functions.Timers;

namespace CdmoFlow.LocalRuntime;

/// <summary>Steers simulated time and shows what the engine does; for tests, the demo and developer pages.</summary>
public sealed class LocalRuntimeControl
{
    private readonly LocalRuntimeOptions options;
    private readonly HubTable table;
    private readonly HubLease lease;
    private readonly LiveInstances live;
    private readonly DueTimers timers;
    private readonly WorkCounter work;
    private readonly ScheduleClock schedules;

    internal LocalRuntimeControl(LocalRuntimeOptions options, HubTable table, HubLease lease, LiveInstances live, DueTimers timers, WorkCounter work, ScheduleClock schedules) =>
        (this.options, this.table, this.lease, this.live, this.timers, this.work, this.schedules) = (options, table, lease, live, timers, work, schedules);

    /// <summary>Due time of the next durable timer, or null when none waits.</summary>
    public DateTimeOffset? NextDue => timers.Next()?.At;

    /// <summary>The instance that owns the next durable timer, or null when none waits.</summary>
    public DueInstance? NextDueInstance => timers.Next() is { } next ? new(next.Instance.Id, next.Instance.Meta.Name) : null;

    /// <summary>Who owns the hub and since when, in words; null before the start and after the stop.</summary>
    public string? Owner => lease.Owner?.Describe();

    /// <summary>
    /// Waits until no turn is queued or running, no activity runs, no timer is due and no function answers a request.
    /// The caller must not be a function itself, or it would wait for its own end.
    /// </summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        // Idle must hold for two looks: an answer is counted before the work that gave it ends, but a caller outside is not.
        for (var quiet = 0; quiet < 2; quiet = work.IsIdle && !timers.AnyDue ? quiet + 1 : 0)
        {
            await Task.Delay(2, cancellationToken);
        }
    }

    /// <summary>Moves a <see cref="SkippingTimeProvider"/> to the given time and remembers it in the hub, so that a restart keeps simulated time.</summary>
    public async Task AdvanceToAsync(DateTimeOffset when, CancellationToken cancellationToken = default)
    {
        if (options.TimeProvider is not SkippingTimeProvider clock)
        {
            throw new InvalidOperationException("Time can be skipped only with a SkippingTimeProvider.");
        }

        // Stored first: after a crash in between time has moved, while the other way round it would go back behind what was committed.
        var offset = when - TimeProvider.System.GetUtcNow();
        if (offset > clock.Offset)
        {
            await table.SaveOffsetAsync(offset, cancellationToken);
        }

        clock.AdvanceTo(when);
    }

    /// <summary>Runs each timer function once whose schedule was due since its last run, and waits for them.</summary>
    public Task FireOverdueSchedulesAsync() => schedules.FireOverdueAsync();

    /// <summary>All instances of the hub, ended ones included, the last changed first.</summary>
    public async Task<IReadOnlyList<InstanceListing>> InstancesAsync(CancellationToken cancellationToken = default)
    {
        var due = timers.NextByInstance();
        var aside = live.Aside;
        var list = new List<InstanceListing>();
        await foreach (var row in table.QueryMeta(null, cancellationToken))
        {
            if (InstanceMeta.TryFromRow(row) is not { } meta)
            {
                list.Add(InstanceListing.Unreadable(row.PartitionKey, row.Timestamp ?? default, aside.GetValueOrDefault(row.PartitionKey)));
                continue;
            }

            DateTimeOffset? next = due.TryGetValue(meta.InstanceId, out var at) ? at : null;
            list.Add(new(meta.InstanceId, meta.Name, meta.Status, meta.Created, meta.Updated, next, meta.Execution, meta.NextTurn, aside.GetValueOrDefault(meta.InstanceId)));
        }

        return [.. list.OrderByDescending(entry => entry.Updated)];
    }

    /// <summary>The history of an instance line by line, all its executions; empty for an unknown id.</summary>
    public async Task<IReadOnlyList<HistoryLine>> HistoryAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        var rows = await table.RowsAsync(instanceId, 0, cancellationToken);
        return [.. HistoryRows.Read(rows).SelectMany(entry => entry.Turn.Events.Select(e => new HistoryLine(
            entry.Execution,
            entry.Number,
            entry.Turn.At,
            e.Kind.ToString(),
            e.Name,
            e.Id == 0 ? null : e.Id,
            e.Failure?.ErrorMessage ?? e.Data ?? e.Blob ?? (e.Kind == EventKind.TimerScheduled ? e.At?.ToString("O") : null))))];
    }
}
