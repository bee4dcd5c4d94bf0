using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>The answer that an ended child gives to its parent; read from the child's meta row, so that a crash cannot lose it.</summary>
internal static class ChildAnswer
{
    public static HistoryEvent From(InstanceMeta child) => child.Status == OrchestrationRuntimeStatus.Completed
        ? new(EventKind.ChildCompleted) { Id = child.ParentTaskId, Name = child.Name, Data = child.Output }
        : Failed(child.ParentTaskId, child.Name, child.Failure ?? new("(unknown)", $"The orchestration '{child.InstanceId}' was terminated.", null, null, null));

    public static HistoryEvent Failed(int taskId, string name, TaskFailureDetails failure) =>
        new(EventKind.ChildFailed) { Id = taskId, Name = name, Failure = failure };
}
