namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>What was scheduled and has not come back; always derived from the history, so that a restart finds the same.</summary>
internal sealed class PendingActions
{
    private readonly Dictionary<int, HistoryEvent> open = [];

    public IReadOnlyCollection<HistoryEvent> All => open.Values;

    public void Apply(IEnumerable<HistoryEvent> events)
    {
        foreach (var e in events)
        {
            if (e.Kind is EventKind.ActivityScheduled or EventKind.TimerScheduled or EventKind.ChildScheduled)
            {
                open[e.Id] = e;
            }
            else if (e.Kind == EventKind.TimerCancelled || e.IsAnswer)
            {
                open.Remove(e.Id);
            }
        }
    }

    /// <summary>True when the message answers a call of its kind that is still open; a second answer to the same call is dropped.</summary>
    public bool Expects(HistoryEvent answer) => open.TryGetValue(answer.Id, out var action) && action.Kind == answer.Kind switch
    {
        EventKind.ActivityCompleted or EventKind.ActivityFailed => EventKind.ActivityScheduled,
        EventKind.TimerFired => EventKind.TimerScheduled,
        _ => EventKind.ChildScheduled,
    };

    /// <summary>True while a timer is pending, or an activity that was asked for in the turn in which the orchestrator returned.</summary>
    public bool Holds(int heldFrom) => open.Values.Any(e => e.Kind == EventKind.TimerScheduled || (heldFrom > 0 && e.Kind == EventKind.ActivityScheduled && e.Id >= heldFrom));

    public bool Contains(int id) => open.ContainsKey(id);

    public void Clear() => open.Clear();
}
