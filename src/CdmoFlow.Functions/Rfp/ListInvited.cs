using CdmoFlow.Functions.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Rfp;

/// <summary>The CDMOs invited in a round; the key is the round.</summary>
public sealed class ListInvited(SelectionStore store)
{
    /// <summary>Company ids, in a fixed order.</summary>
    [Function(nameof(ListInvited))]
    public Task<string[]> Run([ActivityTrigger] StageInput input) =>
        TransientFaultException.GuardAsync(async () => await store.LoadAsync(input.SelectionId) is { } loaded
            ? loaded.Selection.Invitations.Where(i => string.Equals($"{i.Round}", input.Key, StringComparison.Ordinal)).Select(i => i.CdmoId).ToArray()
            : Array.Empty<string>());
}
