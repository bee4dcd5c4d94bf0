namespace Microsoft.DurableTask.Client;

/// <summary>How an instance is ended from outside.</summary>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
