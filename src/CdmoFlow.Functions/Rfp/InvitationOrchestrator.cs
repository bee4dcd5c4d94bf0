using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Rfp;

/// <summary>One CDMO's invitation: reminders while the RFP is open. The key is the CDMO.</summary>
public static class InvitationOrchestrator
{
    /// <summary>Runs the stage; the answer says how it ended.</summary>
    [Function(nameof(InvitationOrchestrator))]
    public static async Task<StageStatus> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<StageInput>()!;
        var watch = new Watch(context);
        return await watch.UntilDone(nameof(KeepInvitation), input);
    }
}
