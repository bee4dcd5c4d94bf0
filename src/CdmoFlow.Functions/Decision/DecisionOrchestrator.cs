using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Decision;

/// <summary>The decision: winner and runner-up with reasons, decided at the award gate.</summary>
public static class DecisionOrchestrator
{
    /// <summary>Runs the stage; the answer says how it ended.</summary>
    [Function(nameof(DecisionOrchestrator))]
    public static async Task<StageStatus> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<StageInput>()!;
        var watch = new Watch(context);
        return await watch.UntilStageOver(nameof(KeepDecision), input);
    }
}
