using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Audits;

/// <summary>One CDMO's audit: the day, the answer in time, the findings, the qualification. The key is the CDMO.</summary>
public static class AuditOrchestrator
{
    /// <summary>Runs the stage; the answer says how it ended.</summary>
    [Function(nameof(AuditOrchestrator))]
    public static async Task<StageStatus> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<StageInput>()!;
        var watch = new Watch(context);
        return await watch.UntilDone(nameof(KeepAudit), input);
    }
}
