using Azure;
using Azure.Data.Tables;

namespace CdmoFlow.Storage.Tables;

/// <summary>What ties the reports of the mail service to our mails, kept for ninety days: whose id it names, and which reports were worked on, so that a repeated one does nothing.</summary>
public sealed class MailEventStore(StorageClients clients)
{
    private const string Rows = "mail-event";
    private const string IdRows = "mail-id";
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);
    private readonly TableClient table = clients.Table(TableNames.Tokens);

    /// <summary>True when the report was worked on before.</summary>
    public async Task<bool> IsKnownAsync(string eventId, CancellationToken cancellationToken = default) =>
        (await table.GetEntityIfExistsAsync<TableEntity>(Rows, TokenStore.Hash(eventId), cancellationToken: cancellationToken)).HasValue;

    /// <summary>Notes that it was worked on.</summary>
    public Task NoteAsync(string eventId, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(new TableEntity(Rows, TokenStore.Hash(eventId)), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Makes known which mail an id stands for, before it leaves under that id.</summary>
    public Task PutIdAsync(string messageId, string selectionId, string mailId, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(new TableEntity(IdRows, messageId) { ["Selection"] = selectionId, ["Mail"] = mailId }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>The mail that an id stands for, or null.</summary>
    public async Task<(string SelectionId, string MailId)?> FindIdAsync(string messageId, CancellationToken cancellationToken = default)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(IdRows, messageId, cancellationToken: cancellationToken);
        return found.HasValue ? (found.Value!.GetString("Selection"), found.Value!.GetString("Mail")) : null;
    }

    /// <summary>Forgets reports that are too old to be repeated, and ids of which nothing is reported any more; answers how many.</summary>
    public async Task<int> SweepAsync(DateTimeOffset realNow, CancellationToken cancellationToken = default)
    {
        var swept = 0;
        var old = realNow - KeptFor;
        await foreach (var entity in table.QueryAsync<TableEntity>(e => (e.PartitionKey == Rows || e.PartitionKey == IdRows) && e.Timestamp < old, cancellationToken: cancellationToken))
        {
            await table.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ETag.All, cancellationToken);
            swept++;
        }

        return swept;
    }
}
