using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Contracts;

/// <summary>The contract with one CDMO: three agreements, signed by both sides in time. The key is the number of the CDMO tried.</summary>
public static class ContractOrchestrator
{
    /// <summary>How the stage ended when the runner-up takes the winner's place.</summary>
    public const string RunnerUpNext = "runner_up_next";

    /// <summary>Runs the stage; the answer says how it ended.</summary>
    [Function(nameof(ContractOrchestrator))]
    public static async Task<StageStatus> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<StageInput>()!;
        var watch = new Watch(context);

        // The three agreements as documents.
        var rendered = await context.CallActivityAsync<StageStatus>(nameof(RenderAgreements), input, Steps.Patient);
        if (rendered.IsCancelled) return rendered;

        // Wait for the signatures; at the deadline the gate may turn to the runner-up.
        return await watch.UntilStageOver(nameof(KeepContract), input);
    }
}
