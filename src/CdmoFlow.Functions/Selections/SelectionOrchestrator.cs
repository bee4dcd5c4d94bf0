using CdmoFlow.Functions.Audits;
using CdmoFlow.Functions.Contracts;
using CdmoFlow.Functions.Decision;
using CdmoFlow.Functions.Evaluation;
using CdmoFlow.Functions.Longlist;
using CdmoFlow.Functions.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Selections;

/// <summary>One selection from longlist to signed contract. Everything it knows it reads from the tables through its stages.</summary>
public static class SelectionOrchestrator
{
    /// <summary>Runs the stages in order; a cancelled selection ends after the stage it was cancelled in.</summary>
    [Function(nameof(SelectionOrchestrator))]
    public static async Task<string> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var id = context.GetInput<StageInput>()!.SelectionId;
        Task<StageStatus> Stage(string orchestrator, string instanceId, string? key = null) =>
            context.CallSubOrchestratorAsync<StageStatus>(orchestrator, new StageInput(id, key), Steps.As(instanceId));

        // Propose 6-8 CDMOs from the register; the project manager chooses, the longlist gate decides.
        var stage = await Stage(nameof(LonglistOrchestrator), Instances.Longlist(id));

        // Confidentiality agreements, then the RFP by mail; the deadline closes it, two persons open it. Nobody submitted: another round.
        for (var round = 1; !stage.IsCancelled; round++)
        {
            stage = await Stage(nameof(RfpOrchestrator), Instances.Rfp(id, round), $"{round}");
            if (stage.Next != RfpOrchestrator.AnotherRound) break;
        }

        // Evaluators score what the proposals claim; 3-4 CDMOs pass the shortlist gate.
        if (!stage.IsCancelled) stage = await Stage(nameof(ShortlistOrchestrator), Instances.Shortlist(id));

        // Each shortlisted CDMO is audited and its site qualified; a gate that sends back opens another round.
        for (var round = 1; !stage.IsCancelled; round++)
        {
            stage = await Stage(nameof(DueDiligenceOrchestrator), Instances.DueDiligence(id, round), $"{round}");
            if (stage.Next != DueDiligenceOrchestrator.AnotherRound) break;
        }

        // Winner and runner-up pass the award gate.
        if (!stage.IsCancelled) stage = await Stage(nameof(DecisionOrchestrator), Instances.Decision(id));

        // MSA, SOW and Quality Agreement are signed; if not in time, the runner-up takes the winner's place.
        for (var number = 1; !stage.IsCancelled; number++)
        {
            stage = await Stage(nameof(ContractOrchestrator), Instances.Contract(id, number), $"{number}");
            if (stage.Next != ContractOrchestrator.RunnerUpNext) break;
        }

        return stage.Next ?? "contracted";
    }
}
