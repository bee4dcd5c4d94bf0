using System.Text;
using System.Text.Json;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Records.Exports;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Exports;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Records.Exports;

/// <summary>
/// Writes a selection as one ZIP into a stream. The facts of one moment are held as every page holds them; trail, mails and files pass through. What a person of the sponsor may not read at this moment
/// leaves encrypted or not at all.
/// </summary>
public sealed class SelectionExport(ExportSource source, ExportPages pages, PeopleStore people, SecretKeys keys, TimeProvider clock)
{
    /// <summary>Reads what the export begins with; null when there is no such selection.</summary>
    /// <param name="selectionId">The selection.</param>
    /// <param name="exportedBy">Person id of who exports it.</param>
    /// <param name="carrySealed">True carries what is sealed encrypted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<BegunExport?> BeginAsync(string selectionId, string exportedBy, bool carrySealed, CancellationToken cancellationToken = default)
    {
        if (await source.SnapshotAsync(selectionId, cancellationToken) is not { } snapshot) return null;
        var selection = snapshot.Selection;
        List<SealedPart> parts = [];
        List<string> missing = [];
        await foreach (var (cdmo, submission) in SubmissionsAsync(selectionId, cancellationToken))
        {
            if (selection.Proposals.FirstOrDefault(p => p.SubmissionId == submission.Id) is not { } seal) continue;
            parts.AddRange(SealRules.SealedParts(selection, seal, submission, carrySealed));
            if (seal.IsHeld && submission.Files.Any(f => f.SealedBlob is null)) missing.Add(FormattableString.Invariant($"{cdmo}, version {seal.Version}: files that were still being sealed"));
        }

        var header = new ExportHeader
        {
            SelectionId = selectionId,
            Title = selection.State.Title,
            Stage = selection.State.Stage,
            ExportedAt = clock.GetUtcNow().ToUniversalTime(),
            ExportedBy = exportedBy,
            Trail = selection.State.Trail,
            Sealed = [.. parts.OrderBy(p => p.CdmoId, StringComparer.Ordinal).ThenBy(p => p.Version)],
            Missing = missing,
        };
        return new BegunExport(snapshot, header, carrySealed);
    }

    /// <summary>Writes it. A reader notices when it ends early: the manifest comes last.</summary>
    public async Task WriteAsync(BegunExport begun, Stream target, CancellationToken cancellationToken = default)
    {
        var (id, head, secret) = (begun.Header.SelectionId, begun.Header.Trail.Sequence, await keys.TrailAsync(cancellationToken));
        var known = (await people.ListAsync(cancellationToken)).ToDictionary(p => p.Id, StringComparer.Ordinal);
        var named = new NamedPeople(known.Keys.ToHashSet(StringComparer.Ordinal));
        await using var zip = await ExportWriter.BeginAsync(target, begun.Snapshot.Selection.State.ChangedAt ?? begun.Header.ExportedAt, cancellationToken);
        await zip.AddAsync(ExportPaths.ReadMe, ExportReadMe.Text(begun.Header), cancellationToken);
        await zip.AddAsync(ExportPaths.Index, stream => pages.WriteAsync(begun, stream, cancellationToken), cancellationToken);
        foreach (var kind in begun.Snapshot.Rows.GroupBy(r => r.Kind).OrderBy(k => k.Key, StringComparer.Ordinal))
            await zip.AddLinesAsync(ExportPaths.Rows(kind.Key), named.LinesAsync(kind.ToAsyncEnumerable()), cancellationToken);
        await zip.AddLinesAsync(ExportPaths.Rows("mail"), named.LinesAsync(source.MailsAsync(id, head, cancellationToken)), cancellationToken);
        foreach (var kind in (string[])["correction", "submission"])
            await zip.AddLinesAsync(ExportPaths.Rooms(kind), named.LinesAsync(source.RoomsAsync(id, cancellationToken).Where(r => r.Kind == kind && IsOpen(begun, r))), cancellationToken);
        await zip.AddLinesAsync(ExportPaths.Trail, named.LinesAsync(source.TrailAsync(id, head, cancellationToken)), cancellationToken);
        var files = new ExportedFiles(source, zip, begun);
        await files.AddDocumentsAsync(cancellationToken);
        await files.AddDataRoomAsync(cancellationToken);
        await foreach (var (cdmo, submission) in SubmissionsAsync(id, cancellationToken)) await files.AddProposalAsync(cdmo, submission, secret, cancellationToken);
        if (begun.CarrySealed) await AddSealedRowsAsync(begun, zip, named, secret, cancellationToken);
        await zip.AddLinesAsync(ExportPaths.People, named.Found.Order(StringComparer.Ordinal).Select(p => known[p]).Select(p => JsonSerializer.Serialize(new ExportedPerson(p.Id, p.Name, p.Email, p.CdmoId), Json.Options)).ToAsyncEnumerable(), cancellationToken);
        await zip.AddLinesAsync(ExportPaths.Files, files.Written.Select(f => JsonSerializer.Serialize(f, Json.Options)).ToAsyncEnumerable(), cancellationToken);
        await zip.AddAsync(ExportPaths.Header, JsonSerializer.Serialize(begun.Header with { Missing = [.. begun.Header.Missing, .. files.Missing] }, Json.Options), cancellationToken);
        using var key = await keys.CheckpointAsync(cancellationToken);
        await zip.FinishAsync(id, begun.Header.Trail, key, cancellationToken);
    }

    private async Task AddSealedRowsAsync(BegunExport begun, ExportWriter zip, NamedPeople named, byte[] secret, CancellationToken cancellationToken)
    {
        var id = begun.Header.SelectionId;
        string? room = null;
        using var lines = new MemoryStream();
        // Uploads point to the staging container, which is not exported: a restored draft begins without them.
        await foreach (var row in source.RoomsAsync(id, cancellationToken).Where(r => r.Kind != "upload" && !IsOpen(begun, r)).WithCancellation(cancellationToken))
        {
            if (room is not null && room != row.PartitionKey) await WriteRoomAsync();
            room = row.PartitionKey;
            lines.Write(Encoding.UTF8.GetBytes(named.Line(row) + "\n"));
        }

        if (room is not null) await WriteRoomAsync();

        async Task WriteRoomAsync()
        {
            var path = ExportPaths.SealedRows(CdmoOf(id, room!));
            lines.Position = 0;
            await zip.AddAsync(path, stream => SealedCipher.EncryptAsync(lines, stream, secret, $"{id}|{path}", cancellationToken), cancellationToken);
            lines.SetLength(0);
        }
    }

    private static bool IsOpen(BegunExport begun, StoredRow row) => row.Kind switch
    {
        "submission" => SealRules.IsOpen(begun.Snapshot.Selection, Parse(row)),
        "correction" => SealRules.AreCorrectionsOpen(begun.Snapshot.Selection, CdmoOf(begun.Header.SelectionId, row.PartitionKey)),
        _ => false,
    };

    private IAsyncEnumerable<(string CdmoId, RoomSubmission Submission)> SubmissionsAsync(string selectionId, CancellationToken cancellationToken) =>
        source.RoomsAsync(selectionId, cancellationToken).Where(r => r.Kind == "submission").Select(r => (CdmoOf(selectionId, r.PartitionKey), Parse(r)));

    private static RoomSubmission Parse(StoredRow row) => JsonSerializer.Deserialize<RoomSubmission>(row.Json, Json.Options)!;

    private static string CdmoOf(string selectionId, string partitionKey) => partitionKey[(selectionId.Length + 1)..];
}

/// <summary>An export whose facts are read and of which nothing is written.</summary>
/// <param name="Snapshot">The selection at one moment.</param>
/// <param name="Header">Facts of the export.</param>
/// <param name="CarrySealed">True carries what is sealed encrypted.</param>
public sealed record BegunExport(SelectionSnapshot Snapshot, ExportHeader Header, bool CarrySealed);
