using CdmoFlow.Functions.Selections;

namespace CdmoFlow.Functions.Proposals.Checks;

/// <summary>Asks for verdicts that a scanner has not given yet, ever more patiently: after 20 seconds first, every ten minutes at last, for some hours.</summary>
internal static class PatientLooks
{
    private const int Most = 40;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>Calls the activity, which answers how many verdicts are missing, until there are none; the reconciler starts afresh after the last look. Answers how often it was asked.</summary>
    public static async Task<int> RunAsync(TaskOrchestrationContext context, string activity, object? input)
    {
        var pause = FirstPause;
        for (var look = 1; look <= Most; look++)
        {
            if (await context.CallActivityAsync<int>(activity, input, Steps.Patient) == 0) return look;
            await context.CreateTimer(context.CurrentUtcDateTime + pause, CancellationToken.None);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        return Most;
    }
}
