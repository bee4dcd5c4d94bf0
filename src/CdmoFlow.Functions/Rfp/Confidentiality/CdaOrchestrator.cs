using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Rfp.Confidentiality;

/// <summary>The dates of all confidentiality agreements of a selection, until it ends.</summary>
public static class CdaOrchestrator
{
    /// <summary>Runs beside the stages; the answer says how it ended.</summary>
    [Function(nameof(CdaOrchestrator))]
    public static async Task<StageStatus> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<StageInput>()!;
        var watch = new Watch(context);
        return await watch.UntilDone(nameof(KeepCdaDates), input);
    }
}
