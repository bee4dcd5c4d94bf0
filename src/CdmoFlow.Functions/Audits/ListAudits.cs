using CdmoFlow.Functions.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Audits;

/// <summary>The CDMOs to be audited in a round; the key is the round.</summary>
public sealed class ListAudits(SelectionStore store)
{
    /// <summary>Company ids, in a fixed order.</summary>
    [Function(nameof(ListAudits))]
    public Task<string[]> Run([ActivityTrigger] StageInput input) =>
        TransientFaultException.GuardAsync(async () => await store.LoadAsync(input.SelectionId) is { } loaded
            ? loaded.Selection.Audits.Where(a => string.Equals($"{a.Round}", input.Key, StringComparison.Ordinal)).Select(a => a.CdmoId).ToArray()
            : Array.Empty<string>());
}
