namespace CdmoFlow.Functions.Selections;

/// <summary>How activities and sub-orchestrations are called.</summary>
internal static class Steps
{
    /// <summary>Retries what may pass by itself, for a long weekend (about 70 hours); everything else fails at once with its reason.</summary>
    public static TaskOptions Patient { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(850, TimeSpan.FromSeconds(2), 2, TimeSpan.FromMinutes(5))
        {
            HandleFailure = details => details.ErrorMessage.Contains(TransientFaultException.Mark, StringComparison.Ordinal),
        });

    /// <summary>Waits until all have ended, however they ended: what stands beside a stage must not stop it. The reconciler reports those that failed.</summary>
    public static async Task AllEndedAsync(IEnumerable<Task> beside)
    {
        foreach (var one in beside)
        {
            try
            {
                await one;
            }
            catch (TaskFailedException)
            {
                // Its own instance says why.
            }
        }
    }

    /// <summary>A sub-orchestration under its derived instance id.</summary>
    public static SubOrchestrationOptions As(string instanceId) => new(retry: null, instanceId: instanceId);
}
