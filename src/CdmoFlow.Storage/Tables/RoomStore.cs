using Azure;
using Azure.Data.Tables;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Defects;
using CdmoFlow.Proposals.Offers;

namespace CdmoFlow.Storage.Tables;

/// <summary>A CDMO's own partition of one selection: its uploads and its submissions. The sponsor's partition never holds names of files or prices.</summary>
public sealed class RoomStore(StorageClients clients)
{
    private readonly TableClient table = clients.Table(TableNames.Selections);

    /// <summary>All that lies in the room, in one query.</summary>
    public async Task<RoomContent> ContentAsync(string selectionId, string cdmoId, CancellationToken cancellationToken = default)
    {
        List<RoomUpload> uploads = [];
        List<RoomSubmission> submissions = [];
        List<RoomCorrection> corrections = [];
        RoomDraft? draft = null;
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == Partition(selectionId, cdmoId), cancellationToken: cancellationToken))
        {
            if (entity.RowKey == RoomDraft.Key) draft = JsonEntity.Read<RoomDraft>(entity);
            else if (entity.RowKey.StartsWith("upload|", StringComparison.Ordinal)) uploads.Add(JsonEntity.Read<RoomUpload>(entity));
            else if (entity.RowKey.StartsWith("submission|", StringComparison.Ordinal)) submissions.Add(JsonEntity.Read<RoomSubmission>(entity));
            else if (entity.RowKey.StartsWith("correction|", StringComparison.Ordinal)) corrections.Add(JsonEntity.Read<RoomCorrection>(entity));
        }

        return new RoomContent(uploads, submissions, corrections, draft);
    }

    /// <summary>The draft with the ETag under which it may be replaced; null where nothing was written yet.</summary>
    public async Task<(RoomDraft Draft, ETag ETag)?> DraftAsync(string selectionId, string cdmoId, CancellationToken cancellationToken = default)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition(selectionId, cdmoId), RoomDraft.Key, cancellationToken: cancellationToken);
        return found.HasValue ? (JsonEntity.Read<RoomDraft>(found.Value!), found.Value!.ETag) : null;
    }

    /// <summary>Stores a draft over the one that was read, or as the first; false when a colleague was faster.</summary>
    public async Task<bool> TrySaveDraftAsync(string selectionId, string cdmoId, RoomDraft draft, ETag? over, CancellationToken cancellationToken = default)
    {
        var entity = JsonEntity.Write(Partition(selectionId, cdmoId), RoomDraft.Key, draft);
        try
        {
            if (over is { } etag) await table.UpdateEntityAsync(entity, etag, TableUpdateMode.Replace, cancellationToken);
            else await table.AddEntityAsync(entity, cancellationToken);
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status is 409 or 412)
        {
            // Our own, whose answer was lost, or a colleague's.
            return await DraftAsync(selectionId, cdmoId, cancellationToken) is { } stored && JsonEntity.Same(stored.Draft, draft);
        }
    }

    /// <summary>Keeps a correction once; the same one again is fine.</summary>
    public Task AddCorrectionAsync(string selectionId, string cdmoId, RoomCorrection correction, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(JsonEntity.Write(Partition(selectionId, cdmoId), RoomCorrection.KeyOf(correction.Id), correction), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Announces an upload under an id that nobody else has: one that is there already is this one, whose answer was lost.</summary>
    public Task AddUploadAsync(string selectionId, string cdmoId, RoomUpload upload, CancellationToken cancellationToken = default) =>
        table.AddOnceAsync(Partition(selectionId, cdmoId), RoomUpload.KeyOf(upload.Id), upload, cancellationToken);

    /// <summary>One upload, or null.</summary>
    public Task<RoomUpload?> UploadAsync(string selectionId, string cdmoId, string uploadId, CancellationToken cancellationToken = default) =>
        FindAsync<RoomUpload>(selectionId, cdmoId, RoomUpload.KeyOf(uploadId), cancellationToken);

    /// <summary>All uploads, oldest first.</summary>
    public Task<IReadOnlyList<RoomUpload>> UploadsAsync(string selectionId, string cdmoId, CancellationToken cancellationToken = default) =>
        ListAsync<RoomUpload>(selectionId, cdmoId, "upload", cancellationToken);

    /// <summary>Stores what became of an upload; one that was removed in the meantime stays removed.</summary>
    public async Task SaveUploadAsync(string selectionId, string cdmoId, RoomUpload upload, CancellationToken cancellationToken = default)
    {
        try
        {
            await table.UpdateEntityAsync(JsonEntity.Write(Partition(selectionId, cdmoId), RoomUpload.KeyOf(upload.Id), upload), ETag.All, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException removed) when (removed.Status == 404)
        {
            // Nothing is left to note.
        }
    }

    /// <summary>Takes an upload out of the room; one that is gone already is fine.</summary>
    public Task RemoveUploadAsync(string selectionId, string cdmoId, string uploadId, CancellationToken cancellationToken = default) =>
        table.DeleteEntityAsync(Partition(selectionId, cdmoId), RoomUpload.KeyOf(uploadId), cancellationToken: cancellationToken);

    /// <summary>Stores a submission once; answers the one that is stored, which is an earlier one when the request came twice.</summary>
    public async Task<RoomSubmission> AddSubmissionAsync(string selectionId, string cdmoId, RoomSubmission submission, CancellationToken cancellationToken = default)
    {
        try
        {
            await table.AddEntityAsync(JsonEntity.Write(Partition(selectionId, cdmoId), RoomSubmission.KeyOf(submission.Id), submission), cancellationToken);
            return submission;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return (await SubmissionAsync(selectionId, cdmoId, submission.Id, cancellationToken))!;
        }
    }

    /// <summary>One submission, or null.</summary>
    public Task<RoomSubmission?> SubmissionAsync(string selectionId, string cdmoId, string submissionId, CancellationToken cancellationToken = default) =>
        FindAsync<RoomSubmission>(selectionId, cdmoId, RoomSubmission.KeyOf(submissionId), cancellationToken);

    /// <summary>All submissions of the room.</summary>
    public Task<IReadOnlyList<RoomSubmission>> SubmissionsAsync(string selectionId, string cdmoId, CancellationToken cancellationToken = default) =>
        ListAsync<RoomSubmission>(selectionId, cdmoId, "submission", cancellationToken);

    /// <summary>What was handed in and corrected in all rooms of a selection, by CDMO, in one query; uploads and drafts are left out.</summary>
    public async Task<IReadOnlyDictionary<string, RoomContent>> HandedInAsync(string selectionId, CancellationToken cancellationToken = default)
    {
        Dictionary<string, (List<RoomSubmission> Submissions, List<RoomCorrection> Corrections)> rooms = new(StringComparer.Ordinal);
        // The rooms' partitions are named by selection, colon and CDMO; a semicolon is the next character.
        var (from, to) = (Partition(selectionId, ""), $"{selectionId};");
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {to} and ((RowKey ge 'submission|' and RowKey lt 'submission}}') or (RowKey ge 'correction|' and RowKey lt 'correction}}'))");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var cdmoId = entity.PartitionKey[from.Length..];
            if (!rooms.TryGetValue(cdmoId, out var room)) rooms[cdmoId] = room = ([], []);
            if (entity.RowKey[0] == 's') room.Submissions.Add(JsonEntity.Read<RoomSubmission>(entity));
            else room.Corrections.Add(JsonEntity.Read<RoomCorrection>(entity));
        }

        return rooms.ToDictionary(r => r.Key, r => new RoomContent([], r.Value.Submissions, r.Value.Corrections, null), StringComparer.Ordinal);
    }

    /// <summary>All submissions of a selection, by company.</summary>
    public async Task<IReadOnlyList<(string CdmoId, RoomSubmission Content)>> AllSubmissionsAsync(string selectionId, CancellationToken cancellationToken = default)
    {
        var rooms = await HandedInAsync(selectionId, cancellationToken);
        return [.. rooms.SelectMany(r => r.Value.Submissions.Select(s => (r.Key, s)))];
    }

    /// <summary>Keeps why a version is withdrawn; a later reason for the same version stands in its place.</summary>
    public Task SaveWithdrawalAsync(string selectionId, string cdmoId, RoomWithdrawal withdrawal, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(JsonEntity.Write(Partition(selectionId, cdmoId), RoomWithdrawal.KeyOf(withdrawal.Version), withdrawal), TableUpdateMode.Replace, cancellationToken);

    /// <summary>The reasons of withdrawals, by version.</summary>
    public Task<IReadOnlyList<RoomWithdrawal>> WithdrawalsAsync(string selectionId, string cdmoId, CancellationToken cancellationToken = default) =>
        ListAsync<RoomWithdrawal>(selectionId, cdmoId, "withdrawal", cancellationToken);

    /// <summary>Stores what the verification found: names of sealed blobs and hashes. The anchored content stays as it is.</summary>
    public Task SaveVerifiedAsync(string selectionId, string cdmoId, RoomSubmission submission, CancellationToken cancellationToken = default) =>
        table.UpdateEntityAsync(JsonEntity.Write(Partition(selectionId, cdmoId), RoomSubmission.KeyOf(submission.Id), submission), ETag.All, TableUpdateMode.Replace, cancellationToken);

    private async Task<T?> FindAsync<T>(string selectionId, string cdmoId, string rowKey, CancellationToken cancellationToken)
        where T : class
    {
        if (rowKey.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c))) return null;
        return await table.FindAsync<T>(Partition(selectionId, cdmoId), rowKey, cancellationToken);
    }

    private async Task<IReadOnlyList<T>> ListAsync<T>(string selectionId, string cdmoId, string kind, CancellationToken cancellationToken)
    {
        List<T> rows = [];
        var (from, to) = ($"{kind}|", $"{kind}}}");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition(selectionId, cdmoId)} and RowKey ge {from} and RowKey lt {to}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)) rows.Add(JsonEntity.Read<T>(entity));
        return rows;
    }

    private static string Partition(string selectionId, string cdmoId) => $"{selectionId}:{cdmoId}";
}
