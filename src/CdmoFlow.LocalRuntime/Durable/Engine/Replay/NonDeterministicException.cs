namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>The orchestrator's code no longer repeats what its history says: it was changed, or reads something that changes.</summary>
internal sealed class NonDeterministicException(int turn, HistoryEvent? now, HistoryEvent? then) : Exception(
    $"Non-deterministic orchestrator in turn {turn}: expected step {now?.Describe() ?? "none"}, history has {then?.Describe() ?? "none"}.");
