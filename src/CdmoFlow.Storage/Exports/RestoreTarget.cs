using System.Security.Cryptography;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Records.Exports;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Storage.Exports;

/// <summary>
/// Where a selection is restored: files and rows first, the state row last. Until that is written nothing of the selection shows, and a restore that was interrupted is simply begun again.
/// </summary>
public sealed class RestoreTarget(StorageClients clients, SelectionIndex index, SecretKeys keys)
{
    private const int Batch = 50;
    private readonly TableClient table = clients.Table(TableNames.Selections);

    /// <summary>True when the account knows the selection.</summary>
    public async Task<bool> HasAsync(string selectionId, CancellationToken cancellationToken = default) =>
        (await table.GetEntityIfExistsAsync<TableEntity>(selectionId, SelectionState.Key, ["PartitionKey"], cancellationToken)).HasValue;

    /// <summary>Writes rows as they are, whatever partitions they are of; each partition's rows must follow each other.</summary>
    public async Task PutAsync(IAsyncEnumerable<StoredRow> rows, CancellationToken cancellationToken = default)
    {
        List<TableTransactionAction> waiting = [];
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (waiting.Count == Batch || (waiting.Count > 0 && waiting[0].Entity.PartitionKey != row.PartitionKey)) await FlushAsync(waiting, cancellationToken);
            // Rows are large at times, and a transaction takes four million bytes.
            if (row.Json.Length > 30_000) await table.UpsertEntityAsync(JsonEntity.WriteRaw(row.PartitionKey, row.RowKey, row.Json), TableUpdateMode.Replace, cancellationToken);
            else waiting.Add(new(TableTransactionActionType.UpsertReplace, JsonEntity.WriteRaw(row.PartitionKey, row.RowKey, row.Json)));
        }

        await FlushAsync(waiting, cancellationToken);
    }

    /// <summary>Writes a file under the name that the rows know; one that is there already is replaced by the same. Answers its SHA-256, hex.</summary>
    public async Task<string> PutAsync(string container, string blob, Func<Stream, Task> content, CancellationToken cancellationToken = default)
    {
        var options = new BlockBlobOpenWriteOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/octet-stream" } };
        var stream = await clients.Container(container).GetBlockBlobClient(blob).OpenWriteAsync(overwrite: true, options, cancellationToken);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var measured = new MeasuredStream(stream, sha);
        await content(measured);
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    /// <summary>Writes the state with one more row of the trail, which bears this installation's keyed hash and so vouches for all rows before it; from here on the selection is there.</summary>
    /// <exception cref="ExportRefusedException">Somebody else has created the selection meanwhile.</exception>
    public async Task<SelectionState> FinishAsync(Selection restored, TrailNote note, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var (entries, head) = TrailChain.Append(restored.State.Trail, [note], Actor.System, now, await keys.TrailAsync(cancellationToken));
        var state = restored.State with { Trail = head, ChangedAt = now };
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.Add, JsonEntity.Write(state.Id, SelectionState.Key, state)),
            .. entries.Select(e => new TableTransactionAction(TableTransactionActionType.UpsertReplace, JsonEntity.Write(state.Id, TrailEntry.KeyOf(e.Sequence), e))),
        ];
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
        }
        catch (TableTransactionFailedException exists) when (exists.Status == 409)
        {
            throw new ExportRefusedException($"The selection {state.Id} exists already.", exists);
        }

        await index.PutAsync(SelectionSummary.Of(restored.After(new Change().Put(state))), cancellationToken);
        return state;
    }

    private async Task FlushAsync(List<TableTransactionAction> waiting, CancellationToken cancellationToken)
    {
        if (waiting.Count > 0) await table.SubmitTransactionAsync(waiting, cancellationToken);
        waiting.Clear();
    }
}
