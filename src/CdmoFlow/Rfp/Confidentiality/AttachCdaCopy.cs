using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>The signed copy.</summary>
/// <param name="UploadId">Answer of the upload request; the PDF lies in staging under it.</param>
/// <param name="ReleaseReason">Why it is handed out although no scanner could look into it; needed only then, ten to 1,000 characters.</param>
public sealed record CdaCopyInput(string? UploadId, string? ReleaseReason = null);

/// <summary>Ties the signed copy to the agreement. It lies sealed, under its SHA-256; an earlier copy stays.</summary>
public static class AttachCdaCopy
{
    /// <summary>Stores the copy's row.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="cdmoId">Whose agreement.</param>
    /// <param name="copy">The stored copy; null when the upload is missing.</param>
    /// <param name="actor">The project manager.</param>
    /// <param name="releaseReason">Why it is handed out although no scanner could look into it.</param>
    public static Outcome Decide(Selection selection, string cdmoId, StoredDocument? copy, Actor actor, string? releaseReason = null)
    {
        var (cda, refusal) = CdaChange.Find(selection, cdmoId, actor);
        if (cda is null) return refusal!;
        if (copy is null) return Refusal.Invalid("uploadId", "Upload the signed copy as a PDF of at most 20 MB first.");
        var stored = CdaFiles.Copies(selection, cdmoId);
        if (stored.Any(d => d.Sha256 == copy.Sha256 && d.Id == cda.CopyDocumentId)) return Outcome.AlreadyDone;
        if (cda.State is not (CdaState.Executed or CdaState.Existing or CdaState.SignedByOne or CdaState.Expired or CdaState.Terminated))
            return Refusal.WrongState("not-signed", "Nobody has signed this agreement yet; record who signed first.");
        var id = CdaFiles.CopyId(cdmoId, stored.Count + 1);
        return CdaFiles.Put(new Change(), CdaFiles.Shared(cdmoId, id, copy), releaseReason)
            .Put(cda with { CopyDocumentId = id })
            .Note("cda.copy_stored", cda.RowKey, cda.CopyDocumentId, $"document {copy.Sha256}");
    }
}
