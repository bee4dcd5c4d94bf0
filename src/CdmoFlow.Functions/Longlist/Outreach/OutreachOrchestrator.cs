using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Longlist.Outreach;

/// <summary>The availability check of a selection: the silent are reminded, until the RFP is closed.</summary>
public static class OutreachOrchestrator
{
    /// <summary>Runs beside the stages; the answer says how it ended.</summary>
    [Function(nameof(OutreachOrchestrator))]
    public static async Task<StageStatus> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<StageInput>()!;
        var watch = new Watch(context);
        return await watch.UntilDone(nameof(KeepOutreach), input);
    }
}
