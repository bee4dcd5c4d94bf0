using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Decision;

/// <summary>The decision memo of one award gate, written while the approvers read. The key is the number of the gate.</summary>
public static class MemoOrchestrator
{
    /// <summary>Ends when the memo is stored.</summary>
    [Function(nameof(MemoOrchestrator))]
    public static Task<StageStatus> Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<StageStatus>(nameof(RenderMemo), context.GetInput<StageInput>(), Steps.Patient);
}
