using Azure;
using Azure.Data.Tables;

namespace CdmoFlow.Storage.Tables;

/// <summary>Which reports of the mail service were worked on: a repeated one does nothing. Kept for ninety days.</summary>
public sealed class MailEventStore(StorageClients clients)
{
    private const string Rows = "mail-event";
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);
    private readonly TableClient table = clients.Table(TableNames.Tokens);

    /// <summary>True when the report was worked on before.</summary>
    public async Task<bool> IsKnownAsync(string eventId, CancellationToken cancellationToken = default) =>
        (await table.GetEntityIfExistsAsync<TableEntity>(Rows, TokenStore.Hash(eventId), cancellationToken: cancellationToken)).HasValue;

    /// <summary>Notes that it was worked on.</summary>
    public Task NoteAsync(string eventId, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(new TableEntity(Rows, TokenStore.Hash(eventId)), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Forgets those that are too old to be repeated; answers how many.</summary>
    public async Task<int> SweepAsync(DateTimeOffset realNow, CancellationToken cancellationToken = default)
    {
        var swept = 0;
        var old = realNow - KeptFor;
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == Rows && e.Timestamp < old, cancellationToken: cancellationToken))
        {
            await table.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ETag.All, cancellationToken);
            swept++;
        }

        return swept;
    }
}
