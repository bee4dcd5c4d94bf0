using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>The one table of a task hub. Everything that belongs to an instance lies in its partition, so that a turn is one transaction.</summary>
internal sealed class HubTable(HubClients clients, Spilling spilling, PayloadBlobs blobs)
{
    private readonly TableClient table = clients.Table;

    public Task CreateAsync(CancellationToken cancellation) => table.CreateIfNotExistsAsync(cancellation);

    /// <summary>Inserts the meta row; null when the instance exists already. An insert whose answer was lost is known by its incarnation.</summary>
    public async Task<InstanceMeta?> TryInsertAsync(InstanceMeta meta, CancellationToken cancellation)
    {
        var stored = await spilling.OutAsync(meta, cancellation);
        try
        {
            var response = await table.AddEntityAsync(stored.ToRow(), cancellation);
            return stored with { ETag = response.Headers.ETag ?? ETag.All };
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return await FindAsync(meta.InstanceId, cancellation) is { } found && found.Incarnation == meta.Incarnation && meta.Incarnation is not null ? found : null;
        }
    }

    public async Task<InstanceMeta?> FindAsync(string instanceId, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(instanceId, InstanceMeta.RowKey, cancellationToken: cancellation);
        return row.HasValue ? InstanceMeta.FromRow(row.Value!) : null;
    }

    /// <summary>The meta row with input and output, wherever they lie.</summary>
    public Task<InstanceMeta> WithPayloadsAsync(InstanceMeta meta, CancellationToken cancellation) => spilling.InAsync(meta, cancellation);

    public AsyncPageable<TableEntity> QueryMeta(string? filter, CancellationToken cancellation) => table.QueryAsync<TableEntity>(
        filter is null ? $"RowKey eq '{InstanceMeta.RowKey}'" : $"RowKey eq '{InstanceMeta.RowKey}' and {filter}",
        cancellationToken: cancellation);

    /// <summary>The instance as it goes on: meta row, inbox and the history of its current execution, which is at least <paramref name="execution"/>.</summary>
    public async Task<StoredInstance?> LoadAsync(string instanceId, int execution, CancellationToken cancellation)
    {
        var rows = await RowsAsync(instanceId, execution, cancellation);
        if (rows.Find(row => row.RowKey == InstanceMeta.RowKey) is not { } metaRow)
        {
            return null;
        }

        var meta = await spilling.InAsync(InstanceMeta.FromRow(metaRow), cancellation);
        var history = new List<Turn>();
        foreach (var (_, _, turn) in HistoryRows.Read(rows, meta.Execution))
        {
            history.Add(new(await spilling.InAsync(turn.Events, cancellation)));
        }

        if (history.Count != meta.NextTurn)
        {
            throw new InvalidDataException($"The history has {history.Count} turns, but {meta.NextTurn} were committed: rows are missing.");
        }

        var inbox = new List<InboxRow>();
        foreach (var row in rows.Where(row => row.RowKey.StartsWith(InboxRow.Prefix, StringComparison.Ordinal)).Select(InboxRow.FromRow))
        {
            inbox.Add(row with { Events = await spilling.InAsync(row.Events, cancellation) });
        }

        return new(meta, history, inbox);
    }

    /// <summary>All rows of a partition in the order of their keys, without the history of executions before the given one.</summary>
    public async Task<List<TableEntity>> RowsAsync(string instanceId, int execution, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {instanceId} and RowKey ge {HistoryRows.Key(execution)}");
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Stores a message for an instance; a repeated insert whose first answer was lost changes nothing.</summary>
    public async Task AddInboxAsync(InstanceMeta meta, InboxRow inbox, CancellationToken cancellation)
    {
        var stored = inbox with { Events = await spilling.OutAsync(meta.BlobFolder, inbox.Events, cancellation) };
        try
        {
            await table.AddEntityAsync(stored.ToRow(meta.InstanceId), cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // The key is ours alone: the row is the one that we sent before.
        }
    }

    /// <summary>Commits a turn: all of it or nothing. Gives the meta row with its new ETag.</summary>
    public async Task<InstanceMeta> CommitAsync(TurnCommit commit, CancellationToken cancellation)
    {
        var id = commit.Meta.InstanceId;
        var meta = await spilling.OutAsync(commit.Meta, cancellation);
        var turn = new Turn(await spilling.OutAsync(meta.BlobFolder, commit.Turn.Events, cancellation));
        var actions = new List<TableTransactionAction> { new(TableTransactionActionType.UpdateReplace, meta.ToRow(), meta.ETag) };
        actions.AddRange(HistoryRows.Write(id, commit.Execution, commit.Number, turn).Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)));
        actions.AddRange(commit.Consumed.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(id, row.RowKey), ETag.All)));
        foreach (var row in commit.Carried)
        {
            var carried = row with { Events = await spilling.OutAsync(meta.BlobFolder, row.Events, cancellation) };
            actions.Add(new(TableTransactionActionType.Add, carried.ToRow(id)));
        }

        var response = await table.SubmitTransactionAsync(actions, cancellation);
        return meta with { ETag = response.Value[0].Headers.ETag ?? ETag.All };
    }

    /// <summary>Removes all rows and payloads of an instance. The meta row goes last of the rows: until then the purge can be repeated.</summary>
    public async Task PurgeAsync(InstanceMeta meta, CancellationToken cancellation)
    {
        await blobs.PurgeAsync(meta.BlobFolder, cancellation);
        var rows = await RowsAsync(meta.InstanceId, 0, cancellation);
        foreach (var chunk in rows.OrderBy(row => row.RowKey == InstanceMeta.RowKey).Chunk(100))
        {
            // Under the ETag that was seen: an instance that has been started anew under this id meanwhile is not touched.
            await table.SubmitTransactionAsync(
                chunk.Select(row => new TableTransactionAction(
                    TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, row.RowKey), row.RowKey == InstanceMeta.RowKey ? meta.ETag : ETag.All)),
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
