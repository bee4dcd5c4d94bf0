namespace Microsoft.DurableTask;

/// <summary>Either a retry policy or a retry handler; exactly one of the two is set.</summary>
public sealed class TaskRetryOptions
{
    /// <summary>Retries by a fixed policy.</summary>
    public TaskRetryOptions(RetryPolicy policy) => Policy = policy ?? throw new ArgumentNullException(nameof(policy));

    /// <summary>Retries by a handler.</summary>
    public TaskRetryOptions(AsyncRetryHandler handler) => Handler = handler ?? throw new ArgumentNullException(nameof(handler));

    /// <summary>The policy, when one was given.</summary>
    public RetryPolicy? Policy { get; }

    /// <summary>The handler, when one was given.</summary>
    public AsyncRetryHandler? Handler { get; }

    /// <summary>Lets a policy stand where retry options are asked for.</summary>
    public static implicit operator TaskRetryOptions(RetryPolicy policy) => FromRetryPolicy(policy);

    /// <summary>Lets an asynchronous handler stand where retry options are asked for.</summary>
    public static implicit operator TaskRetryOptions(AsyncRetryHandler handler) => FromRetryHandler(handler);

    /// <summary>Lets a handler stand where retry options are asked for.</summary>
    public static implicit operator TaskRetryOptions(RetryHandler handler) => FromRetryHandler(handler);

    /// <summary>Retries by a fixed policy.</summary>
    public static TaskRetryOptions FromRetryPolicy(RetryPolicy policy) => new(policy);

    /// <summary>Retries as long as the asynchronous handler says so.</summary>
    public static TaskRetryOptions FromRetryHandler(AsyncRetryHandler handler) => new(handler);

    /// <summary>Retries as long as the handler says so.</summary>
    public static TaskRetryOptions FromRetryHandler(RetryHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return new(context => Task.FromResult(handler(context)));
    }
}
