using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Rfp.DataRoom;

/// <summary>Copies a file of the data room where nobody may write to it and checks it as a file of a proposal is checked. Repeatable: a final verdict is left alone.</summary>
public sealed class CheckAttachment(SelectionStore selections, ProposalBlobs blobs, CheckFile check, Desk desk)
{
    /// <summary>Answers 1 while a verdict is waited for, else 0.</summary>
    [Function(nameof(CheckAttachment))]
    public async Task<int> Run([ActivityTrigger] AttachmentKey input, [DurableClient] DurableTaskClient client)
    {
        if (await TransientFaultException.GuardAsync(() => CheckAsync(input)) is not { } file) return 0;
        await desk.AdvanceAsync(input.SelectionId, client, (selection, _) => AttachmentChecked.Due(selection, input.Number, input.Version, file), (_, _) => StageStatus.Finished());
        await TransientFaultException.GuardAsync(async () =>
        {
            await blobs.DropSnapshotAsync(file);
            return true;
        });
        return file.Finding is { IsFinal: true } ? 0 : 1;
    }

    private async Task<SubmittedFile?> CheckAsync(AttachmentKey input)
    {
        if ((await selections.LoadAsync(input.SelectionId))?.Selection.Find<Attachment>(Attachment.KeyOf(input.Number, input.Version)) is not { File.Finding: not { IsFinal: true } } attachment) return null;
        return await check.RunAsync(attachment.File.SealedBlob is null ? await blobs.SealAsync(attachment.File) : attachment.File);
    }
}
