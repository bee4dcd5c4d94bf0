using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Evaluation;

/// <summary>Scoring and shortlist: evaluators score, the project manager proposes 3-4, the gate decides.</summary>
public static class ShortlistOrchestrator
{
    /// <summary>Runs the stage; the answer says how it ended.</summary>
    [Function(nameof(ShortlistOrchestrator))]
    public static async Task<StageStatus> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<StageInput>()!;
        var watch = new Watch(context);
        return await watch.UntilStageOver(nameof(KeepEvaluation), input);
    }
}
