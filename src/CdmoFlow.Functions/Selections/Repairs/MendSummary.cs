using System.Text.Json;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>A selection changed and the process ended before its list row was written: write it again.</summary>
public sealed class MendSummary(SelectionIndex index)
{
    /// <summary>Writes the list row when it is missing or stale.</summary>
    public async Task MendAsync(Selection selection, SelectionSummary? listed, CancellationToken cancellationToken)
    {
        var fresh = SelectionSummary.Of(selection);
        if (listed is not null && Text(listed) == Text(fresh)) return;
        await index.PutAsync(fresh, cancellationToken);
    }

    // Records compare lists by reference; their JSON compares content.
    private static string Text(SelectionSummary summary) => JsonSerializer.Serialize(summary, Json.Options);
}
