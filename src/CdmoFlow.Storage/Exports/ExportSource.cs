using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using CdmoFlow.Records;
using CdmoFlow.Records.Exports;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Storage.Exports;

/// <summary>Reads a selection for an export: its facts at one moment, and what grows without bound row by row.</summary>
public sealed class ExportSource(StorageClients clients)
{
    private const int Tries = 8;
    private readonly TableClient table = clients.Table(TableNames.Selections);

    /// <summary>The facts of one moment; null when there is no such selection. A change while they are read makes it read again.</summary>
    /// <exception cref="TimeoutException">The selection changes all the time; the next try may succeed.</exception>
    public async Task<SelectionSnapshot?> SnapshotAsync(string selectionId, CancellationToken cancellationToken = default)
    {
        if (selectionId.Length is 0 or > 40 || !selectionId.All(char.IsAsciiLetterOrDigit)) return null;
        var filter = SelectionStore.FactsOf(selectionId);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            List<ISelectionRow> facts = [];
            List<StoredRow> rows = [];
            SelectionState? state = null;
            ETag etag = default;
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                rows.Add(RowOf(entity));
                if (RowKinds.Of(entity.RowKey) is not { } type) continue;
                if (JsonEntity.Read(entity, type) is var fact && fact is SelectionState found) (state, etag) = (found, entity.ETag);
                else facts.Add((ISelectionRow)fact);
            }

            if (state is null) return null;
            // The state row is part of every change: while its ETag is the same, all rows are of one moment.
            var now = await table.GetEntityIfExistsAsync<TableEntity>(selectionId, SelectionState.Key, ["PartitionKey"], cancellationToken);
            if (now.HasValue && now.Value!.ETag == etag) return new SelectionSnapshot(new Selection(state, facts), [.. rows.OrderBy(r => r.RowKey, StringComparer.Ordinal)]);
        }

        throw new TimeoutException("The selection is being changed all the time; try again.");
    }

    /// <summary>The trail up to a row, in order.</summary>
    public IAsyncEnumerable<StoredRow> TrailAsync(string selectionId, long upTo, CancellationToken cancellationToken = default) =>
        QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {selectionId} and RowKey ge 'trail|' and RowKey le {TrailEntry.KeyOf(upTo)}"), cancellationToken);

    /// <summary>The mails that were ordered up to a row of the trail, oldest first.</summary>
    public async IAsyncEnumerable<StoredRow> MailsAsync(string selectionId, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {selectionId} and RowKey ge 'mail|' and RowKey lt 'mail}}'");
        await foreach (var row in QueryAsync(filter, cancellationToken))
        {
            // The id begins with the row of the trail that ordered the mail.
            if (long.TryParse(row.RowKey.AsSpan(5, Math.Min(10, row.RowKey.Length - 5)), NumberStyles.None, CultureInfo.InvariantCulture, out var ordered) && ordered <= upTo) yield return row;
        }
    }

    /// <summary>The rows of the CDMOs' own rooms, room by room.</summary>
    public IAsyncEnumerable<StoredRow> RoomsAsync(string selectionId, CancellationToken cancellationToken = default)
    {
        // The rooms' partitions are named by selection, colon and CDMO; a semicolon is the next character.
        var (from, to) = ($"{selectionId}:", $"{selectionId};");
        return QueryAsync(TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {to}"), cancellationToken);
    }

    /// <summary>Every row of a selection, its trail, mails and rooms too, in no particular order and not of one moment.</summary>
    public IAsyncEnumerable<StoredRow> EverythingAsync(string selectionId, CancellationToken cancellationToken = default) =>
        QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {selectionId}"), cancellationToken).Concat(RoomsAsync(selectionId, cancellationToken));

    /// <summary>A file; null when storage does not hold it.</summary>
    public async Task<Stream?> OpenAsync(string container, string blob, CancellationToken cancellationToken = default)
    {
        try
        {
            return await clients.Container(container).GetBlobClient(blob).OpenReadAsync(new Azure.Storage.Blobs.Models.BlobOpenReadOptions(allowModifications: false) { BufferSize = 4 * 1024 * 1024 }, cancellationToken);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    private async IAsyncEnumerable<StoredRow> QueryAsync(string filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)) yield return RowOf(entity);
    }

    private static StoredRow RowOf(TableEntity entity) => new(entity.PartitionKey, entity.RowKey, JsonEntity.Raw(entity));
}
