using Azure.Data.Tables;

namespace CdmoFlow.Storage.Tables;

/// <summary>A mail that waits for the daily summary.</summary>
/// <param name="PersonId">For whom.</param>
/// <param name="SelectionId">Of which selection.</param>
/// <param name="MailId">Its id in the outbox.</param>
/// <param name="Subject">What the mail would have been called.</param>
/// <param name="Path">Where its link would have led.</param>
/// <param name="At">When it became due.</param>
public sealed record HeldNotice(string PersonId, string SelectionId, string MailId, string Subject, string Path, DateTimeOffset At);

/// <summary>What waits for people's daily summaries.</summary>
public sealed class HeldNotices(StorageClients clients)
{
    private const string Rows = "held";
    private readonly TableClient table = clients.Table(TableNames.Index);

    /// <summary>Keeps a notice; the same one twice is one.</summary>
    public Task AddAsync(HeldNotice notice, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(JsonEntity.Write(Rows, KeyOf(notice), notice), TableUpdateMode.Replace, cancellationToken);

    /// <summary>All that wait, by person and time.</summary>
    public async Task<ILookup<string, HeldNotice>> ListAsync(CancellationToken cancellationToken = default)
    {
        List<HeldNotice> found = [];
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == Rows, cancellationToken: cancellationToken)) found.Add(JsonEntity.Read<HeldNotice>(entity));
        return found.OrderBy(n => n.At).ToLookup(n => n.PersonId, StringComparer.Ordinal);
    }

    /// <summary>Forgets those that were sent.</summary>
    public async Task RemoveAsync(IEnumerable<HeldNotice> sent, CancellationToken cancellationToken = default)
    {
        foreach (var notice in sent) await table.DeleteEntityAsync(Rows, KeyOf(notice), cancellationToken: cancellationToken);
    }

    private static string KeyOf(HeldNotice notice) => $"{notice.PersonId}|{notice.SelectionId}|{notice.MailId}";
}
