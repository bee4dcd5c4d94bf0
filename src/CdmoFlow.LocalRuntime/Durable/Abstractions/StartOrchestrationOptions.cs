namespace Microsoft.DurableTask;

/// <summary>How an orchestration is started: under which id.</summary>
public record StartOrchestrationOptions
{
    /// <summary>Start under the given id, or under a new one.</summary>
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null) => (this.InstanceId, this.StartAt) = (InstanceId, StartAt);

    /// <summary>At most 100 characters, without <c>/ \ # ?</c> and control characters, not beginning with <c>@</c>.</summary>
    public string? InstanceId { get; init; }

    /// <summary>A delayed start, which this runtime refuses: begin the orchestration with a timer instead.</summary>
    public DateTimeOffset? StartAt { get; init; }
}
