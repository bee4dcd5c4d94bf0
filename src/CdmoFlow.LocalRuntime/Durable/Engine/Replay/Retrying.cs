using Microsoft.DurableTask;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Repeats a failed call by policy or handler, inside the orchestrator: the delays are durable timers and part of its history.</summary>
internal static class Retrying
{
    public static async Task<T> RunAsync<T>(TaskOrchestrationContext context, TaskRetryOptions retry, Func<Task<T>> call)
    {
        var began = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException failure)
            {
                var again = retry.Policy is { } policy
                    ? await DelayAsync(context, policy, failure.FailureDetails, attempt, began)
                    : await retry.Handler!(new RetryContext(context, attempt, failure.FailureDetails, context.CurrentUtcDateTime - began, CancellationToken.None));
                if (!again)
                {
                    throw;
                }
            }
        }
    }

    private static async Task<bool> DelayAsync(TaskOrchestrationContext context, RetryPolicy policy, TaskFailureDetails failure, int attempt, DateTime began)
    {
        if (attempt >= policy.MaxNumberOfAttempts || !policy.HandleFailure(failure))
        {
            return false;
        }

        var wanted = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        var delay = TimeSpan.FromMilliseconds(Math.Min(wanted, policy.MaxRetryInterval.TotalMilliseconds));
        if (policy.RetryTimeout != Timeout.InfiniteTimeSpan && context.CurrentUtcDateTime >= began + policy.RetryTimeout)
        {
            return false;
        }

        await context.CreateTimer(delay, CancellationToken.None);
        return true;
    }
}
