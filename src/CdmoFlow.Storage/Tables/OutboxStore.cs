using Azure;
using Azure.Data.Tables;
using CdmoFlow.Mail;

namespace CdmoFlow.Storage.Tables;

/// <summary>Mails of a selection: claimed before they are sent, confirmed after. A crash in between repeats a mail with the same id, never loses one.</summary>
public sealed class OutboxStore(StorageClients clients)
{
    private readonly TableClient table = clients.Table(TableNames.Selections);

    /// <summary>The mails of one commit.</summary>
    public async Task<IReadOnlyList<OutboxMail>> OfCommitAsync(string selectionId, long sequence, CancellationToken cancellationToken = default)
    {
        var (from, to) = (OutboxMail.KeyOf($"{sequence:D10}-"), OutboxMail.KeyOf($"{sequence:D10}."));
        return await QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {selectionId} and RowKey ge {from} and RowKey lt {to}"), cancellationToken);
    }

    /// <summary>All mails of a selection, oldest first.</summary>
    public Task<IReadOnlyList<OutboxMail>> ListAsync(string selectionId, CancellationToken cancellationToken = default) =>
        QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {selectionId} and RowKey ge 'mail|' and RowKey lt 'mail}}'"), cancellationToken);

    /// <summary>One mail, or null.</summary>
    public async Task<OutboxMail?> FindAsync(string selectionId, string mailId, CancellationToken cancellationToken = default)
    {
        return await table.FindAsync<OutboxMail>(selectionId, OutboxMail.KeyOf(mailId), cancellationToken);
    }

    /// <summary>Adds a mail beside those of its commit; one that is there already stays as it is, sent or not.</summary>
    public async Task AddAsync(string selectionId, OutboxMail mail, CancellationToken cancellationToken = default)
    {
        try
        {
            await table.AddEntityAsync(JsonEntity.Write(selectionId, mail.RowKey, mail), cancellationToken);
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            // Added by an earlier try.
        }
    }

    /// <summary>Changes a mail that sender and reports of the mail service may write at the same moment; null when there is none. The last try of many lost races throws.</summary>
    public async Task<OutboxMail?> UpdateAsync(string selectionId, string mailId, Func<OutboxMail, OutboxMail> change, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(selectionId, OutboxMail.KeyOf(mailId), cancellationToken: cancellationToken);
            if (!found.HasValue) return null;
            var changed = change(JsonEntity.Read<OutboxMail>(found.Value!));
            try
            {
                await table.UpdateEntityAsync(JsonEntity.Write(selectionId, changed.RowKey, changed), found.Value!.ETag, TableUpdateMode.Replace, cancellationToken);
                return changed;
            }
            catch (RequestFailedException lost) when (lost.Status == 412 && attempt < 10)
            {
                // Somebody else wrote: again on fresh facts.
            }
        }
    }

    private async Task<IReadOnlyList<OutboxMail>> QueryAsync(string filter, CancellationToken cancellationToken)
    {
        List<OutboxMail> mails = [];
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)) mails.Add(JsonEntity.Read<OutboxMail>(entity));
        return mails;
    }
}
