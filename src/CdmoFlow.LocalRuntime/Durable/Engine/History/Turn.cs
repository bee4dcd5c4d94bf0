namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>One committed step of an instance: what came in and what the orchestrator asked for in answer.</summary>
internal sealed record Turn(IReadOnlyList<HistoryEvent> Events)
{
    public DateTimeOffset At => Events[0].At!.Value;

    public IEnumerable<HistoryEvent> Messages => Events.Where(e => e.IsMessage);

    public IEnumerable<HistoryEvent> Actions => Events.Where(e => e.IsAction);
}
