using CdmoFlow.Functions.Selections;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Proposals;

/// <summary>Copies the files of a version into the sealed container and reads each once for its hash. Repeatable: files that are done are left alone.</summary>
public sealed class SealProposal(SelectionStore selections, RoomStore rooms, ProposalBlobs blobs, Desk desk)
{
    /// <summary>Answers how many files the version has.</summary>
    [Function(nameof(SealProposal))]
    public async Task<int> Run([ActivityTrigger] SealInput input, [DurableClient] DurableTaskClient client)
    {
        var submission = await TransientFaultException.GuardAsync(() => SealFilesAsync(input));
        await desk.AdvanceAsync(
            input.SelectionId, client, (selection, _) => FilesSealed.Due(selection, input.CdmoId, input.Version, submission.By), (_, _) => StageStatus.Finished());
        return submission.Files.Count;
    }

    private async Task<RoomSubmission> SealFilesAsync(SealInput input)
    {
        var loaded = await selections.LoadAsync(input.SelectionId);
        var seal = loaded?.Selection.Find<ProposalSeal>(ProposalSeal.KeyOf(input.CdmoId, input.Version)) ?? throw new InvalidOperationException("This version of the proposal does not exist.");
        var submission = await rooms.SubmissionAsync(input.SelectionId, input.CdmoId, seal.SubmissionId) ?? throw new InvalidOperationException("The content of this version does not exist.");
        for (var i = 0; i < submission.Files.Count; i++)
        {
            if (submission.Files[i].Sha256 is not null) continue;
            var files = submission.Files.ToArray();
            files[i] = await blobs.SealAsync(files[i]);
            submission = submission with { Files = files };
            await rooms.SaveVerifiedAsync(input.SelectionId, input.CdmoId, submission);
        }

        return submission;
    }
}
