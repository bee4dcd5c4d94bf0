using CdmoFlow.Proposals;
using CdmoFlow.Records.Exports;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Exports;

namespace CdmoFlow.Functions.Records.Exports;

/// <summary>Writes the files of an export and keeps which entry is which blob.</summary>
internal sealed class ExportedFiles(ExportSource source, ExportWriter zip, BegunExport begun)
{
    private readonly List<ExportedFile> written = [];
    private readonly List<string> missing = [];
    private readonly HashSet<string> blobs = new(StringComparer.Ordinal);

    /// <summary>What was written.</summary>
    public IReadOnlyList<ExportedFile> Written => written;

    /// <summary>What the rows name and storage does not hold.</summary>
    public IReadOnlyList<string> Missing => missing;

    /// <summary>The documents of the selection.</summary>
    public async Task AddDocumentsAsync(CancellationToken cancellationToken)
    {
        foreach (var document in begun.Snapshot.Selection.Documents)
            await AddAsync(new ExportedFile(ExportPaths.Document(document.Id, document.FileName), Containers.Of(document), document.BlobName, false), null, cancellationToken);
    }

    /// <summary>The files of the data room that the team may read.</summary>
    public async Task AddDataRoomAsync(CancellationToken cancellationToken)
    {
        foreach (var attachment in DataRooms.All(begun.Snapshot.Selection).Where(DataRoomFiles.IsCarried))
            await AddAsync(new ExportedFile(DataRoomFiles.PathOf(attachment), Containers.Sealed, attachment.File.SealedBlob!, false), null, cancellationToken);
    }

    /// <summary>The files of one submission: open ones in the clear, the others encrypted or not at all.</summary>
    public async Task AddProposalAsync(string cdmoId, RoomSubmission submission, byte[] secret, CancellationToken cancellationToken)
    {
        var open = SealRules.OpenFiles(begun.Snapshot.Selection, submission);
        var version = begun.Snapshot.Selection.Proposals.FirstOrDefault(p => p.SubmissionId == submission.Id)?.Version ?? 0;
        foreach (var file in open) await AddAsync(new ExportedFile(ExportPaths.ProposalFile(cdmoId, version, file.Id, file.Name), Containers.Sealed, file.SealedBlob!, false), null, cancellationToken);
        if (!begun.CarrySealed) return;
        foreach (var blob in submission.Files.Except(open).Select(f => f.SealedBlob).OfType<string>()) await AddAsync(new ExportedFile(ExportPaths.SealedFile(blob), Containers.Sealed, blob, true), secret, cancellationToken);
    }

    private async Task AddAsync(ExportedFile file, byte[]? secret, CancellationToken cancellationToken)
    {
        // A copy of a version with one file replaced shares the other files with it.
        if (!blobs.Add($"{file.Container}/{file.Blob}")) return;
        if (await source.OpenAsync(file.Container, file.Blob, cancellationToken) is not { } content)
        {
            missing.Add(file.Path);
            return;
        }

        await using (content)
        {
            await zip.AddAsync(
                file.Path,
                stream => secret is null ? content.CopyToAsync(stream, cancellationToken) : SealedCipher.EncryptAsync(content, stream, secret, $"{begun.Header.SelectionId}|{file.Path}", cancellationToken),
                cancellationToken);
        }

        written.Add(file);
    }
}
