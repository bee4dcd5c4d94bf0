namespace Microsoft.DurableTask;

/// <summary>What a retry handler knows about the failure it judges.</summary>
public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);

/// <summary>Says whether a failed call is tried again at once.</summary>
public delegate bool RetryHandler(RetryContext retryContext);

/// <summary>Says whether a failed call is tried again; may wait on durable timers first.</summary>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
