namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>The orchestrator's wish to start over once it returns.</summary>
internal sealed record ContinueAsNewRequest(string? Input, bool PreserveUnprocessedEvents);
