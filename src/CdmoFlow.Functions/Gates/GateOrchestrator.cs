using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Gates;

/// <summary>One gate: reminds, escalates and waits. The decision itself is taken over HTTP and stored before this is woken.</summary>
public static class GateOrchestrator
{
    /// <summary>Ends when the gate is decided or the selection cancelled.</summary>
    [Function(nameof(GateOrchestrator))]
    public static Task<StageStatus> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<StageInput>()!;
        return new Watch(context).UntilDone(nameof(KeepGate), input);
    }
}
