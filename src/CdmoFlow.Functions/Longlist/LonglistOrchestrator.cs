using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Longlist;

/// <summary>The longlist: proposed by fit, chosen by the project manager, decided at the gate.</summary>
public static class LonglistOrchestrator
{
    /// <summary>Runs the stage; the answer says how it ended.</summary>
    [Function(nameof(LonglistOrchestrator))]
    public static async Task<StageStatus> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<StageInput>()!;
        var watch = new Watch(context);

        // Rank the register and propose the best.
        var proposed = await context.CallActivityAsync<StageStatus>(nameof(ProposeLonglist), input, Steps.Patient);
        if (proposed.IsCancelled) return proposed;

        // Wait for the choice and its gate; a gate that sends back opens the choice again.
        return await watch.UntilStageOver(nameof(KeepLonglist), input);
    }
}
