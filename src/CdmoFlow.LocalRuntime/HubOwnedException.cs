namespace CdmoFlow.LocalRuntime;

/// <summary>Another process works on the task hub and does not let go; the message says which and since when.</summary>
public sealed class HubOwnedException(string message) : Exception(message);
