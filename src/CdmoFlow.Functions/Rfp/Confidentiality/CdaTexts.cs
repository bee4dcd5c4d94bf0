using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Web.Documents;

namespace CdmoFlow.Functions.Rfp.Confidentiality;

/// <summary>Takes the texts of confidentiality agreements in: sealed under their SHA-256, after the same checks as the files of a proposal.</summary>
public sealed class CdaTexts(AgreementUploads uploads, SealedDocuments documents, CheckFile checks, TimeProvider clock)
{
    private static readonly string[] Endings = [".pdf", ".docx"];

    /// <summary>True for a name that a text of an agreement may have; a signed copy is a PDF.</summary>
    public static bool MayBe(string? fileName) => Endings.Contains(Path.GetExtension(fileName ?? ""), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The sealed text, or why it was not taken; both null where nothing was uploaded. Repeating it finds what was sealed before. What no scanner looks into is taken: the sponsor's own people hand it in, and the finding stands in the trail.
    /// </summary>
    /// <param name="selectionId">The selection.</param>
    /// <param name="uploadId">Answer of the upload request.</param>
    /// <param name="fileName">The name that people will see, without an ending.</param>
    /// <param name="pdfOnly">True for a signed copy.</param>
    public async Task<(StoredDocument? Text, Refusal? Refusal)> TakeAsync(string selectionId, string? uploadId, string fileName, bool pdfOnly)
    {
        if (string.IsNullOrWhiteSpace(uploadId)) return (null, null);
        if (uploadId is not { Length: 32 } || !uploadId.All(char.IsAsciiHexDigit)) return (null, Refusal.Invalid("uploadId", "There is no such upload."));
        var blob = $"cda-{selectionId}-{uploadId}";
        if (await documents.LengthAsync(blob) is null)
        {
            if (await uploads.ReadAsync(selectionId, uploadId, CdaFiles.Largest) is not { Length: > 0 } content) return (null, Refusal.Invalid("uploadId", "The file did not arrive, or is larger than 20 MB; upload it again."));
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
                }, null);
        }
    }
}
