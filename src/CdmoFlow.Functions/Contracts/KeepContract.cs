using CdmoFlow.Contracts;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Contracts;

/// <summary>The contract: when nothing is signed by the deadline, the runner-up is offered to the gate. The key is the number of the CDMO tried (see <see cref="ContractUpkeep"/>).</summary>
public sealed class KeepContract(Desk desk)
{
    /// <summary>Does what is due now and says what to wait for.</summary>
    [Function(nameof(KeepContract))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => ContractUpkeep.Due(selection, input.Key, now),
            (selection, now) => ContractUpkeep.Status(selection, input.Key, now));
}
