namespace Microsoft.DurableTask;

/// <summary>How one call of an activity or child orchestration is made: so far only whether and how it is retried.</summary>
public record TaskOptions
{
    /// <summary>Options with the given retry behaviour, or none.</summary>
    public TaskOptions(TaskRetryOptions? retry) => Retry = retry;

    /// <summary>Retry behaviour; null means that the first failure surfaces.</summary>
    public TaskRetryOptions? Retry { get; init; }

    /// <summary>Retries by a fixed policy of attempts and delays.</summary>
    public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(policy);

    /// <summary>Retries as long as the asynchronous handler says so; the handler waits with durable timers itself.</summary>
    public static TaskOptions FromRetryHandler(AsyncRetryHandler handler) => new(handler);

    /// <summary>Retries as long as the handler says so, without a delay.</summary>
    public static TaskOptions FromRetryHandler(RetryHandler handler) => new(handler);

    /// <summary>The same options for a child orchestration with a chosen instance id.</summary>
    public SubOrchestrationOptions WithInstanceId(string instanceId) => new(this, instanceId);
}
