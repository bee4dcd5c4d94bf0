namespace Microsoft.DurableTask;

/// <summary>Attempts and delays of a retried call; the delays are durable timers and survive a restart.</summary>
public class RetryPolicy
{
    /// <summary>Checks the bounds at once, so that a wrong policy fails where it is written and not after days.</summary>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxNumberOfAttempts);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstRetryInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(backoffCoefficient, 1.0);
        if (maxRetryInterval < firstRetryInterval)
        {
            throw new ArgumentOutOfRangeException(nameof(maxRetryInterval), maxRetryInterval, "Must not be shorter than the first interval.");
        }

        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
    }

    /// <summary>Attempts in all, the first one included.</summary>
    public int MaxNumberOfAttempts { get; }

    /// <summary>Delay before the second attempt.</summary>
    public TimeSpan FirstRetryInterval { get; }

    /// <summary>Factor by which the delay grows with each attempt; 1 keeps it constant.</summary>
    public double BackoffCoefficient { get; }

    /// <summary>Upper bound of a single delay; one hour unless given.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>Time after the first attempt when retrying stops; infinite unless given.</summary>
    public TimeSpan RetryTimeout { get; }

    /// <summary>Decides which failures are worth another attempt; all unless given.</summary>
    public Func<TaskFailureDetails, bool> HandleFailure { internal get; init; } = static _ => true;
}
