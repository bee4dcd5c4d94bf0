using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Audits;

/// <summary>All audits of one round and their gate. The key is the round.</summary>
public static class DueDiligenceOrchestrator
{
    /// <summary>How the stage ended when the gate sent it back.</summary>
    public const string AnotherRound = "another_round";

    /// <summary>Runs the stage; the answer says how it ended.</summary>
    [Function(nameof(DueDiligenceOrchestrator))]
    public static async Task<StageStatus> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<StageInput>()!;
        var watch = new Watch(context);

        // One audit per shortlisted CDMO, side by side.
        var audited = await context.CallActivityAsync<string[]>(nameof(ListAudits), input, Steps.Patient);
        var audits = audited.Select(cdmo => context.CallSubOrchestratorAsync<StageStatus>(
            nameof(AuditOrchestrator), new StageInput(input.SelectionId, cdmo), Steps.As($"{context.InstanceId}:{cdmo}"))).ToList();

        // The project manager closes due diligence when every audit is settled; the gate decides.
        var step = await watch.UntilStageOver(nameof(KeepDueDiligence), input);
        await Steps.AllEndedAsync(audits);
        return step;
    }
}
