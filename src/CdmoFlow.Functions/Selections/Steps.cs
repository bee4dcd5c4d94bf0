namespace CdmoFlow.Functions.Selections;

/// <summary>How activities and sub-orchestrations are called.</summary>
internal static class Steps
{
    /// <summary>Retries what may pass by itself, for a bit over an hour; everything else fails at once with its reason.</summary>
    public static TaskOptions Patient { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(18, TimeSpan.FromSeconds(2), 2, TimeSpan.FromMinutes(5))
        {
            HandleFailure = details => details.ErrorMessage.Contains(TransientFaultException.Mark, StringComparison.Ordinal),
        });

    /// <summary>A sub-orchestration under its derived instance id.</summary>
    public static SubOrchestrationOptions As(string instanceId) => new(retry: null, instanceId: instanceId);
}
