using Azure.Data.Tables;

namespace CdmoFlow.Storage.Tables;

/// <summary>Which messages to other programs are to be sent and when, in small rows: one query finds them over all selections.</summary>
public sealed class DueWebhooks(StorageClients clients)
{
    private const string Rows = "webhook";
    private readonly TableClient table = clients.Table(TableNames.Index);

    /// <summary>Notes a message before its commit is stored, or when it is to be tried again.</summary>
    public Task PutAsync(string selectionId, string callId, DateTimeOffset nextAt, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(new TableEntity(Rows, $"{selectionId}|{callId}") { ["NextAt"] = nextAt.UtcDateTime }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Forgets a message that is settled.</summary>
    public Task RemoveAsync(string selectionId, string callId, CancellationToken cancellationToken = default) =>
        table.DeleteEntityAsync(Rows, $"{selectionId}|{callId}", cancellationToken: cancellationToken);

    /// <summary>The messages that are due, with the real time of their notes.</summary>
    public async Task<IReadOnlyList<(string SelectionId, string CallId, DateTimeOffset NotedAt)>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        List<(string, string, DateTimeOffset)> due = [];
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == Rows, cancellationToken: cancellationToken))
        {
            if (entity.GetDateTimeOffset("NextAt") > now) continue;
            var bar = entity.RowKey.IndexOf('|', StringComparison.Ordinal);
            due.Add((entity.RowKey[..bar], entity.RowKey[(bar + 1)..], entity.Timestamp ?? DateTimeOffset.MinValue));
        }

        return due;
    }
}
