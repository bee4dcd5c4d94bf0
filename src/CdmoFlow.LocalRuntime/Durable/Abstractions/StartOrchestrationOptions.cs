namespace Microsoft.DurableTask;

/// <summary>How an orchestration is started: under which id. A delayed start is not offered; use a timer.</summary>
public record StartOrchestrationOptions
{
    /// <summary>Start under the given id, or under a new one.</summary>
    public StartOrchestrationOptions(string? InstanceId = null) => this.InstanceId = InstanceId;

    /// <summary>At most 100 characters, without <c>/ \ # ?</c> and control characters, not beginning with <c>@</c>.</summary>
    public string? InstanceId { get; init; }
}
