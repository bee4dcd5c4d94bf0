using CdmoFlow.Mail;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.DataRoom;

/// <summary>A version of a file is sealed and its checks have said something.</summary>
public static class AttachmentChecked
{
    /// <summary>Keeps what was found; empty when nothing is new. A file that is not clean is told to the project managers, and an RFP that waited for it looks again.</summary>
    public static Change Due(Selection selection, int number, int version, SubmittedFile file)
    {
        var change = new Change();
        if (selection.Find<Attachment>(Attachment.KeyOf(number, version)) is not { File.Finding: not { IsFinal: true } } attachment || attachment.File == file) return change;
        change.Put(attachment with { File = file });
        if (file.Finding is not { IsFinal: true } found) return change.Note("attachment.sealed", attachment.RowKey, null, file.Sha256);
        change.Note("attachment.checked", attachment.RowKey, EnumNames.Of(FileVerdict.Scanning), EnumNames.Of(found.Verdict)).Wake(Instances.Rfp(selection.Id, selection.State.RfpRound));
        if (found.Verdict == FileVerdict.Clean) return change;
        foreach (var manager in selection.ProjectManagers)
            change.Mail(MailOrder.Of("needs_attention", manager, MailLink.Page($"/selections/{selection.Id}/data-room"), ("what", $"File {number} of the data room was not found clean: {FileReasons.Sentence(found)} No CDMO can read it.")));
        return change;
    }
}
