using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>What a turn leads to, before it is committed: the new meta row, the turn's events and what is carried over to the next execution.</summary>
internal sealed record TurnResult(InstanceMeta Meta, Turn Turn, IReadOnlyList<InboxRow> Carried)
{
    public static TurnResult Goes(InstanceMeta meta, DateTimeOffset now, List<HistoryEvent> events, bool suspended, int heldFrom = 0) => new(
        meta with
        {
            HeldFrom = heldFrom,
            Status = suspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running,
            NextTurn = meta.NextTurn + 1,
            Updated = now,
        },
        new(events),
        []);

    public static TurnResult Ends(InstanceMeta meta, DateTimeOffset now, List<HistoryEvent> events, OrchestrationRuntimeStatus status, string? output, TaskFailureDetails? failure)
    {
        var kind = status switch
        {
            OrchestrationRuntimeStatus.Completed => EventKind.Completed,
            OrchestrationRuntimeStatus.Terminated => EventKind.Terminated,
            _ => EventKind.Failed,
        };
        events.Add(new(kind) { Data = output, Failure = failure });
        var ended = meta with { Status = status, NextTurn = meta.NextTurn + 1, Updated = now, Output = output, Failure = failure };
        return new(ended, new(events), []);
    }

    public static TurnResult StartsOver(InstanceMeta meta, DateTimeOffset now, List<HistoryEvent> events, ContinueAsNewRequest request, IReadOnlyList<HistoryEvent> early)
    {
        events.Add(new(EventKind.ContinuedAsNew) { Data = request.Input });
        var next = meta with
        {
            Status = OrchestrationRuntimeStatus.Running,
            Execution = meta.Execution + 1,
            NextTurn = 0,
            Updated = now,
            Input = request.Input,
            InputBlob = null,
            HeldFrom = 0,
        };
        return new(next, new(events), request.PreserveUnprocessedEvents ? InboxRow.Carried(early) : []);
    }
}
