namespace Microsoft.DurableTask;

/// <summary>How a child orchestration is started; carries the derived instance id that makes the child findable.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    /// <summary>Options for a child with the given retry behaviour and instance id.</summary>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry) => InstanceId = instanceId;

    /// <summary>Adds an instance id to existing options.</summary>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options) => InstanceId = instanceId ?? (options as SubOrchestrationOptions)?.InstanceId;

    /// <summary>Instance id of the child; null lets the engine derive one from the parent.</summary>
    public string? InstanceId { get; init; }
}
