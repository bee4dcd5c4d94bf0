namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>What was scheduled and has not come back; always derived from the history, so that a restart finds the same.</summary>
internal sealed class PendingActions
{
    private readonly Dictionary<int, HistoryEvent> open = [];

    public IReadOnlyCollection<HistoryEvent> All => open.Values;

    public bool AnyTimer => open.Values.Any(e => e.Kind == EventKind.TimerScheduled);

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

    /// <summary>True while the call is open; a second answer to the same call is dropped.</summary>
    public bool Contains(int id) => open.ContainsKey(id);

    public void Clear() => open.Clear();
}
