using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime;

/// <summary>One instance as the developer pages list it.</summary>
public sealed record InstanceListing(
    string InstanceId,
    string Orchestrator,
    OrchestrationRuntimeStatus Status,
    DateTimeOffset Created,
    DateTimeOffset Updated,
    DateTimeOffset? NextTimer);

/// <summary>The instance that owns the next timer.</summary>
public sealed record DueInstance(string InstanceId, string Orchestrator);

/// <summary>One event of a history, as the developer pages show it.</summary>
public sealed record HistoryLine(int Execution, int Turn, DateTimeOffset At, string Kind, string? Name, int? TaskId, string? Data);
