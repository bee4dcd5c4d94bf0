using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Rfp;

/// <summary>One RFP round: confidentiality first, then the RFP by mail, the deadline, and the opening by two persons.</summary>
public static class RfpOrchestrator
{
    /// <summary>How the stage ended when nobody submitted and the project manager issues the RFP again.</summary>
    public const string AnotherRound = "another_round";

    /// <summary>Runs the stage; the answer says how it ended.</summary>
    [Function(nameof(RfpOrchestrator))]
    public static async Task<StageStatus> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<StageInput>()!;
        var watch = new Watch(context);

        // Nothing of the RFP leaves before a confidentiality agreement is executed.
        var step = await watch.UntilDone(nameof(KeepCdas), input);
        if (step.IsCancelled) return step;

        // An incomplete RFP brings proposals built on guesses: wait until nothing is missing.
        step = await watch.UntilDone(nameof(KeepRfpPreparation), input);
        if (step.IsCancelled) return step;

        // Render the documents, then issue: deadline set, one mail per CDMO.
        await context.CallActivityAsync<StageStatus>(nameof(RenderRfp), input, Steps.Patient);
        step = await context.CallActivityAsync<StageStatus>(nameof(IssueRfp), input, Steps.Patient);
        if (step.IsCancelled) return step;

        // Reminders run beside the deadline, one orchestration per CDMO; one that fails stops nothing.
        var invited = await context.CallActivityAsync<string[]>(nameof(ListInvited), input, Steps.Patient);
        var reminders = invited.Select(cdmo => context.CallSubOrchestratorAsync<StageStatus>(
            nameof(InvitationOrchestrator), new StageInput(input.SelectionId, cdmo), Steps.As($"{context.InstanceId}:{cdmo}"))).ToList();

        // The deadline closes the submissions, with nobody on the site.
        step = await watch.UntilDone(nameof(KeepRfp), input);
        await Steps.AllEndedAsync(reminders);
        if (step.IsCancelled) return step;

        // Two different persons open what was submitted.
        return await watch.UntilDone(nameof(KeepOpening), input);
    }
}
