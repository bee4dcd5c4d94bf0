using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>The one table of a task hub. Everything that belongs to an instance lies in its partition, so that a turn is one transaction.</summary>
internal sealed class HubTable
{
    private readonly TableClient table;

    public HubTable(LocalRuntimeOptions options)
    {
        if (options.TaskHub.Length is < 3 or > 63 || !options.TaskHub.All(char.IsAsciiLetterOrDigit) || char.IsAsciiDigit(options.TaskHub[0]))
        {
            throw new InvalidOperationException($"The task hub '{options.TaskHub}' must be 3 to 63 letters and digits, beginning with a letter.");
        }

        table = new TableClient(options.ConnectionString, options.TaskHub);
    }

    public Task CreateAsync(CancellationToken cancellation) => table.CreateIfNotExistsAsync(cancellation);

    /// <summary>Inserts the meta row; null when the instance exists already.</summary>
    public async Task<InstanceMeta?> TryInsertAsync(InstanceMeta meta, CancellationToken cancellation)
    {
        try
        {
            var response = await table.AddEntityAsync(meta.ToRow(), cancellation);
            return meta with { ETag = response.Headers.ETag ?? ETag.All };
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return null;
        }
    }

    public async Task<InstanceMeta?> FindAsync(string instanceId, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(instanceId, InstanceMeta.RowKey, cancellationToken: cancellation);
        return row.HasValue ? InstanceMeta.FromRow(row.Value!) : null;
    }

    public AsyncPageable<TableEntity> QueryMeta(string? filter, CancellationToken cancellation) => table.QueryAsync<TableEntity>(
        filter is null ? $"RowKey eq '{InstanceMeta.RowKey}'" : $"RowKey eq '{InstanceMeta.RowKey}' and {filter}",
        cancellationToken: cancellation);

    public async Task<StoredInstance?> LoadAsync(string instanceId, CancellationToken cancellation)
    {
        var rows = await RowsAsync(instanceId, cancellation);
        if (rows.Find(row => row.RowKey == InstanceMeta.RowKey) is not { } metaRow)
        {
            return null;
        }

        var meta = InstanceMeta.FromRow(metaRow);
        var inbox = rows.Where(row => row.RowKey.StartsWith(InboxRow.Prefix, StringComparison.Ordinal)).Select(InboxRow.FromRow);
        return new(meta, [.. HistoryRows.Read(rows, meta.Execution).Select(entry => entry.Turn)], [.. inbox]);
    }

    /// <summary>All rows of a partition in the order of their keys.</summary>
    public async Task<List<TableEntity>> RowsAsync(string instanceId, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {instanceId}");
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }

    public Task AddInboxAsync(string instanceId, InboxRow inbox, CancellationToken cancellation) =>
        table.AddEntityAsync(inbox.ToRow(instanceId), cancellation);

    /// <summary>Commits a turn: all of it or nothing. Gives the meta row with its new ETag.</summary>
    public async Task<InstanceMeta> CommitAsync(
        InstanceMeta meta, int execution, int turn, Turn history, IEnumerable<InboxRow> consumed, InboxRow? carried, CancellationToken cancellation)
    {
        var actions = new List<TableTransactionAction> { new(TableTransactionActionType.UpdateReplace, meta.ToRow(), meta.ETag) };
        actions.AddRange(HistoryRows.Write(meta.InstanceId, execution, turn, history)
            .Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)));
        actions.AddRange(consumed.Select(row => new TableTransactionAction(
            TableTransactionActionType.Delete, new TableEntity(meta.InstanceId, row.RowKey), ETag.All)));
        if (carried is not null)
        {
            actions.Add(new(TableTransactionActionType.Add, carried.ToRow(meta.InstanceId)));
        }

        var response = await table.SubmitTransactionAsync(actions, cancellation);
        return meta with { ETag = response.Value[0].Headers.ETag ?? ETag.All };
    }

    public async Task PurgeAsync(string instanceId, CancellationToken cancellation)
    {
        // The meta row goes last: until then the purge can be repeated.
        var rows = await RowsAsync(instanceId, cancellation);
        foreach (var chunk in rows.OrderBy(row => row.RowKey == InstanceMeta.RowKey).Chunk(100))
        {
            await table.SubmitTransactionAsync(
                chunk.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, row.RowKey), ETag.All)),
                cancellation);
        }
    }

    public async Task<TimeSpan> LoadOffsetAsync(CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>("@clock", "offset", cancellationToken: cancellation);
        return row.HasValue ? TimeSpan.Parse(row.Value!.GetString("Offset"), CultureInfo.InvariantCulture) : TimeSpan.Zero;
    }

    public Task SaveOffsetAsync(TimeSpan offset, CancellationToken cancellation) => table.UpsertEntityAsync(
        new TableEntity("@clock", "offset") { ["Offset"] = offset.ToString("c", CultureInfo.InvariantCulture) },
        TableUpdateMode.Replace,
        cancellation);
}
