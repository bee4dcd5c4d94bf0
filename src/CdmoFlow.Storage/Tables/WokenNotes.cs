using Azure.Data.Tables;

namespace CdmoFlow.Storage.Tables;

/// <summary>An instance that was woken and had not moved by then.</summary>
/// <param name="Stood">When it had moved last, by the engine's clock.</param>
/// <param name="WokenAt">When it was woken first since, business time.</param>
public sealed record WokenNote(DateTimeOffset Stood, DateTimeOffset WokenAt);

/// <summary>Keeps which instances were woken and have not moved since: the sweeps run in instances of the app that come and go.</summary>
public sealed class WokenNotes(StorageClients clients)
{
    private const string Rows = "woken";
    private readonly TableClient table = clients.Table(TableNames.Index);

    /// <summary>All of them by instance id.</summary>
    public async Task<Dictionary<string, WokenNote>> ListAsync(CancellationToken cancellationToken = default)
    {
        var found = new Dictionary<string, WokenNote>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(e => e.PartitionKey == Rows, cancellationToken: cancellationToken)) found[row.RowKey] = JsonEntity.Read<WokenNote>(row);
        return found;
    }

    /// <summary>Writes one.</summary>
    public Task PutAsync(string instanceId, WokenNote note, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(JsonEntity.Write(Rows, instanceId, note), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Removes one.</summary>
    public Task RemoveAsync(string instanceId, CancellationToken cancellationToken = default) => table.DeleteEntityAsync(Rows, instanceId, cancellationToken: cancellationToken);
}
