namespace Microsoft.DurableTask.Client;

/// <summary>Whether the children of a purged instance go with it.</summary>
public record PurgeInstanceOptions(bool Recursive = false);

/// <summary>Which ended instances to remove; every part that is null matches all.</summary>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null);

/// <summary>How many instances were removed.</summary>
public class PurgeResult
{
    /// <summary>Made by the client.</summary>
    public PurgeResult(int count) => PurgedInstanceCount = count;

    /// <summary>Number of removed instances.</summary>
    public int PurgedInstanceCount { get; }
}
