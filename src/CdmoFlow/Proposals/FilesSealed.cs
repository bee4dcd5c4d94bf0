using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>Every file of a version lies in the sealed container and its hash is known.</summary>
public static class FilesSealed
{
    /// <summary>Notes it in the seal and sends the receipt; empty when it was noted before. The mail names the submission alone: its files are sealed.</summary>
    public static Change Due(Selection selection, string cdmoId, int version, string toPersonId)
    {
        var change = new Change();
        if (selection.Find<ProposalSeal>(ProposalSeal.KeyOf(cdmoId, version)) is not { FilesVerified: false } seal) return change;
        change.Put(seal with { FilesVerified = true }).Note("proposal.files_verified", seal.RowKey, null, seal.Anchor);
        // A version that was replaced or withdrawn in the meantime needs no receipt.
        if (!seal.IsHeld) return change;
        var received = Zones.Format(seal.SubmittedAt, selection.State.Brief.TimeZone);
        return change.Mail(MailOrder.Of(seal.IsLate ? "submission_late" : "submission_receipt", toPersonId, MailLink.Room(cdmoId), ("received", received)) with { SubmissionId = seal.SubmissionId });
    }
}
