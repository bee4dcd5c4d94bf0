using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>Every file of a version lies in the sealed container and its hash is known.</summary>
public static class FilesSealed
{
    /// <summary>Notes it in the seal, with the hash over all files, and sends the receipt; empty when it was noted before. The mail names the submission alone: its files are sealed.</summary>
    public static Change Due(Selection selection, string cdmoId, int version, RoomSubmission content)
    {
        var change = new Change();
        if (selection.Find<ProposalSeal>(ProposalSeal.KeyOf(cdmoId, version)) is not { FilesVerified: false } seal) return change;
        var files = content.ComputeFilesSha256();
        change.Put(seal with { FilesVerified = true, FilesSha256 = files }).Note(SealedContent.Action, seal.RowKey, null, SealedContent.Noted(seal.Anchor, files));
        // A version that was replaced or withdrawn in the meantime needs no receipt.
        if (!seal.IsHeld) return change;
        var received = Zones.Format(seal.SubmittedAt, selection.State.Brief.TimeZone);
        return change.Mail(MailOrder.Of(seal.IsLate ? "submission_late" : "submission_receipt", content.By, MailLink.Room(cdmoId), ("received", received)) with { SubmissionId = seal.SubmissionId });
    }
}
