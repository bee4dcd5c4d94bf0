using CdmoFlow.Functions.Selections;
using CdmoFlow.Proposals;

namespace CdmoFlow.Functions.Proposals.Checks;

/// <summary>One sealed version whose scanner had not answered: it is asked again, ever more patiently. It counts all the while, and its files stay closed.</summary>
public static class CheckOrchestrator
{
    private const int MostLooks = 40;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>Ends when every file has its verdict; the reconciler starts another one for those that have none by then. Answers how often was asked.</summary>
    [Function(nameof(CheckOrchestrator))]
    public static async Task<int> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<SealInput>();
        var pause = FirstPause;
        for (var look = 1; look <= MostLooks; look++)
        {
            if (await context.CallActivityAsync<int>(nameof(CheckProposal), input, Steps.Patient) == 0) return look;
            await context.CreateTimer(context.CurrentUtcDateTime + pause, CancellationToken.None);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        return MostLooks;
    }
}
