using CdmoFlow.Mail;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records.Documents;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Mail;

/// <summary>Looks up the files that a receipt lists when it is sent to the CDMO's own person: the outbox, which the sponsor may read, holds only the submission's id.</summary>
public sealed class SubmissionFiles(RoomStore rooms)
{
    /// <summary>Adds the list, one file a line, to the values of a mail that names a submission.</summary>
    public async Task AddAsync(string selectionId, MailOrder order, Dictionary<string, string> values)
    {
        if (order.SubmissionId is not { } id || order.Link.RoomOf is not { } cdmoId) return;
        if (await rooms.SubmissionAsync(selectionId, cdmoId, id) is not { } submission) return;
        var held = submission.Files.Where(f => f.Finding is { IsFinal: true, Verdict: not FileVerdict.Clean });
        values["held"] = string.Join('\n', held.Select(f => $"{f.Name}: {FileReasons.Sentence(f.Finding!)}"));
        values["files"] = string.Join('\n', submission.Files.Select(f => $"{f.Name}, {Text.Size(f.Length)}, SHA-256 {f.Sha256 ?? "being computed"}"));
    }
}
