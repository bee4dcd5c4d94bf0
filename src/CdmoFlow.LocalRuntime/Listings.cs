using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime;

/// <summary>One instance as the developer pages list it.</summary>
/// <param name="InstanceId">Its id.</param>
/// <param name="Orchestrator">Name of its orchestrator.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Created">When it was started, in business time.</param>
/// <param name="Updated">When its last turn was committed, in business time.</param>
/// <param name="NextTimer">Due time of its next durable timer, or null.</param>
/// <param name="Execution">How often it continued as new.</param>
/// <param name="Turns">Turns committed in the current execution.</param>
/// <param name="SetAside">Why it gets no turns, or null when it is well.</param>
public sealed record InstanceListing(
    string InstanceId,
    string Orchestrator,
    OrchestrationRuntimeStatus Status,
    DateTimeOffset Created,
    DateTimeOffset Updated,
    DateTimeOffset? NextTimer,
    int Execution,
    int Turns,
    string? SetAside)
{
    internal static InstanceListing Unreadable(string instanceId, DateTimeOffset stored, string? reason) =>
        new(instanceId, "?", OrchestrationRuntimeStatus.Running, stored, stored, null, 0, 0, reason ?? "Its row cannot be read.");
}

/// <summary>The instance that owns the next timer.</summary>
public sealed record DueInstance(string InstanceId, string Orchestrator);

/// <summary>One event of a history, as the developer pages show it.</summary>
public sealed record HistoryLine(int Execution, int Turn, DateTimeOffset At, string Kind, string? Name, int? TaskId, string? Data);
