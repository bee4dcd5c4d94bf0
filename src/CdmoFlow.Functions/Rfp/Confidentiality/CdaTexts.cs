using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Web.Documents;

namespace CdmoFlow.Functions.Rfp.Confidentiality;

/// <summary>Takes the texts of confidentiality agreements in: sealed under their SHA-256, after the same checks as the files of a proposal. What the checks refuse is dropped, and the finding stays with the document.</summary>
public sealed class CdaTexts(AgreementUploads uploads, SealedDocuments documents, CheckFile checks, TimeProvider clock)
{
    private static readonly string[] Endings = [".pdf", ".docx"];

    /// <summary>Why such a file is not taken, every wrong field at once; null where it may be. Asked before a byte travels.</summary>
    /// <param name="fileName">As on the sender's machine.</param>
    /// <param name="length">Bytes.</param>
    public static Refusal? Check(string? fileName, long? length)
    {
        List<FieldError> errors = [];
        if (!Endings.Contains(Path.GetExtension(fileName ?? ""), StringComparer.OrdinalIgnoreCase)) errors.Add(new("fileName", "Choose a PDF or a Word document (.docx)."));
        if (length is not (> 0 and <= CdaFiles.Largest)) errors.Add(new("length", "The file may have at most 20 MB."));
        return errors.Count > 0 ? Refusal.Invalid(errors) : null;
    }

    /// <summary>A text of the sponsor's, sealed, or why it was not taken; both null where nothing was uploaded. Repeating it finds what was sealed before. What no scanner could look into is taken with a typed reason only.</summary>
    /// <param name="selectionId">The selection.</param>
    /// <param name="uploadId">Answer of the upload request.</param>
    /// <param name="fileName">The name that people will see, without an ending.</param>
    /// <param name="pdfOnly">True for a signed copy.</param>
    /// <param name="releaseReason">Why it is handed out although it was not looked into.</param>
    public async Task<(StoredDocument? Text, Refusal? Refusal)> TakeAsync(string selectionId, string? uploadId, string fileName, bool pdfOnly, string? releaseReason)
    {
        if (string.IsNullOrWhiteSpace(uploadId)) return (null, null);
        if (uploadId is not { Length: 32 } || !uploadId.All(char.IsAsciiHexDigit)) return (null, Refusal.Invalid("uploadId", "There is no such upload."));
        var (text, refusal) = await SealAsync($"cda-{selectionId}-{uploadId}", () => uploads.ReadAsync(selectionId, uploadId, CdaFiles.Largest), uploadId, fileName, pdfOnly);
        return text?.Finding is { Verdict: FileVerdict.NotScanned } found && releaseReason?.Trim().Length is not (>= 10 and <= 1000)
            ? (null, Refusal.Invalid("releaseReason", $"Nobody could look into this file. {FileReasons.Sentence(found)} Type why it is handed out all the same, ten to 1,000 characters; the file need not be uploaded again."))
            : (text, refusal);
    }

    /// <summary>A text that a CDMO uploaded in its room, sealed, or why it was not taken. What no scanner could look into is taken too: nobody reads it before a project manager releases it.</summary>
    /// <param name="selectionId">The selection.</param>
    /// <param name="upload">The upload as it was announced in that very room.</param>
    /// <param name="fileName">The name that people will see, without an ending.</param>
    /// <param name="pdfOnly">True for a signed copy.</param>
    public Task<(StoredDocument? Text, Refusal? Refusal)> TakeFromRoomAsync(string selectionId, RoomUpload upload, string fileName, bool pdfOnly) =>
        SealAsync($"cda-in-{selectionId}-{upload.Id}", async () => await uploads.ReadAsync(upload, CdaFiles.Largest) is { } content && content.Length == upload.Length ? content : null, upload.Id, fileName, pdfOnly);

    private async Task<(StoredDocument? Text, Refusal? Refusal)> SealAsync(string blob, Func<Task<byte[]?>> read, string uploadId, string fileName, bool pdfOnly)
    {
        if (await documents.LengthAsync(blob) is null)
        {
            if (await read() is not { Length: > 0 } content) return (null, Refusal.Invalid("uploadId", "The file did not arrive completely, or is larger than 20 MB; upload it again."));
            await documents.PutAsync(blob, content);
        }

        var length = await documents.LengthAsync(blob) ?? 0;
        var file = new SubmittedFile { Id = uploadId, Name = $"{fileName}.pdf", Length = length, ETag = "", StagingBlob = "", Snapshot = "", SealedBlob = blob };
        var found = await checks.RunAsync(file);
        // A draft may be a Word document: its kind is told by its content, and then checked as that.
        if (!pdfOnly && found.Finding is { Reason: FileReason.WrongType }) found = await checks.RunAsync(file with { Name = $"{fileName}.docx" });
        switch (found.Finding!.Verdict)
        {
            case FileVerdict.Infected or FileVerdict.Refused:
                await documents.DropAsync(blob);
                return (null, Refusal.Invalid("uploadId", $"This file is not taken. {FileReasons.Sentence(found.Finding)}"));
            case FileVerdict.Scanning:
                return (null, Refusal.WrongState("scanner-pending", "The malware scanner has not answered yet. Send the form again in a minute; the file need not be uploaded again."));
            default:
                var isPdf = found.Name.EndsWith(".pdf", StringComparison.Ordinal);
                return (new StoredDocument
                {
                    Id = "",
                    FileName = found.Name,
                    ContentType = isPdf ? "application/pdf" : DocxDocument.ContentType,
                    BlobName = blob,
                    Length = length,
                    Sha256 = found.Sha256!,
                    At = clock.GetUtcNow(),
                    IsSealed = true,
                    Finding = found.Finding,
                }, null);
        }
    }
}
