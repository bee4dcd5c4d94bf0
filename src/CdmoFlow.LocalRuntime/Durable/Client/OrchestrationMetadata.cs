using CdmoFlow.LocalRuntime.Durable;

namespace Microsoft.DurableTask.Client;

/// <summary>What is known about an instance from outside; a snapshot, not a live view.</summary>
public sealed class OrchestrationMetadata
{
    /// <summary>Made by the client.</summary>
    public OrchestrationMetadata(string name, string instanceId)
    {
        Name = name;
        InstanceId = instanceId;
    }

    /// <summary>Name of the orchestrator.</summary>
    public string Name { get; }

    /// <summary>Id of the instance.</summary>
    public string InstanceId { get; }

    /// <summary>Where the instance stands.</summary>
    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>When the instance was scheduled (UTC).</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the instance last moved (UTC).</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>Input as JSON; null unless asked for.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>Output as JSON; null unless asked for.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>Why the instance failed; null unless it did and inputs and outputs were asked for.</summary>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>True while the instance runs.</summary>
    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    /// <summary>True when the instance has completed, failed or been terminated.</summary>
    public bool IsCompleted => RuntimeStatus is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    /// <summary>The input, read from its JSON.</summary>
    public T? ReadInputAs<T>() => Payload.Read<T>(SerializedInput, $"The input of instance '{InstanceId}'");

    /// <summary>The output, read from its JSON.</summary>
    public T? ReadOutputAs<T>() => Payload.Read<T>(SerializedOutput, $"The output of instance '{InstanceId}'");
}
