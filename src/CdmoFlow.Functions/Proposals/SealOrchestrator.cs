using CdmoFlow.Functions.Selections;
using CdmoFlow.Proposals;

namespace CdmoFlow.Functions.Proposals;

/// <summary>One submitted version: its files are copied into the sealed container and hashed, then the CDMO gets its receipt.</summary>
public static class SealOrchestrator
{
    /// <summary>Ends when the receipt is on its way; answers how many activities it took.</summary>
    [Function(nameof(SealOrchestrator))]
    public static async Task<int> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<SealInput>();

        // One file per activity, so that fifty large ones never pass the time limit of a function.
        var activities = 1;
        while (await context.CallActivityAsync<int>(nameof(SealProposal), input, Steps.Patient) > 0) activities++;
        return activities;
    }
}
