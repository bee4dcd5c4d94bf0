using CdmoFlow.Functions.Selections;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Longlist;

/// <summary>Ranks the register against the brief and proposes the 6-8 best candidates, once.</summary>
public sealed class ProposeLonglist(Desk desk, SelectionStore store, LonglistCandidates candidates)
{
    /// <summary>Does nothing when candidates were proposed before.</summary>
    [Function(nameof(ProposeLonglist))]
    public async Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client)
    {
        var best = await TransientFaultException.GuardAsync(async () =>
            await store.LoadAsync(input.SelectionId) is { } loaded && CdmoFlow.Longlist.ProposeLonglist.IsNeeded(loaded.Selection)
                ? await candidates.BestAsync(loaded.Selection.State.Brief)
                : (IReadOnlyList<Candidate>?)null);
        return await desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => best is null ? new Change() : CdmoFlow.Longlist.ProposeLonglist.Decide(selection, best, now),
            (_, _) => StageStatus.Finished());
    }
}
