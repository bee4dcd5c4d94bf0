using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Rfp;

/// <summary>The CDMOs invited with the issue of a round; the key is the round. Who is invited later gets an orchestration of its own.</summary>
public sealed class ListInvited(SelectionStore store)
{
    /// <summary>Company ids, in a fixed order.</summary>
    [Function(nameof(ListInvited))]
    public Task<string[]> Run([ActivityTrigger] StageInput input) =>
        TransientFaultException.GuardAsync(async () => await store.LoadAsync(input.SelectionId) is { } loaded
            ? loaded.Selection.Invitations
                .Where(i => string.Equals($"{i.Round}", input.Key, StringComparison.Ordinal) && i.SentAt <= loaded.Selection.State.Timeline.LastOrDefault(e => e.Stage == Stage.RfpIssued)?.At).Select(i => i.CdmoId).ToArray()
            : Array.Empty<string>());
}
