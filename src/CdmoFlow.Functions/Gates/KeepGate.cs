using CdmoFlow.Functions.Selections;
using CdmoFlow.Gates;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Gates;

/// <summary>Sends the reminder and the escalation of a gate when they are due (see <see cref="GateUpkeep"/>).</summary>
public sealed class KeepGate(Desk desk)
{
    /// <summary>The input's key is the gate's id.</summary>
    [Function(nameof(KeepGate))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => GateUpkeep.Decide(selection, input.Key!, now),
            (selection, _) => GateUpkeep.Status(selection, input.Key!));
}
