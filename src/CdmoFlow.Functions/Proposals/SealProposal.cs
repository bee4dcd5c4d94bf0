using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Proposals;

/// <summary>Copies the next file of a version into the sealed container and checks it, for which it is read once; after the last one the version is verified. Repeatable: files that are done are left alone.</summary>
public sealed class SealProposal(SelectionStore selections, RoomStore rooms, ProposalBlobs blobs, CheckFile check, Desk desk)
{
    /// <summary>Answers how many files are left to do.</summary>
    [Function(nameof(SealProposal))]
    public async Task<int> Run([ActivityTrigger] SealInput input, [DurableClient] DurableTaskClient client)
    {
        var submission = await TransientFaultException.GuardAsync(() => SealNextAsync(input));
        if (submission.Files.Count(f => f.Sha256 is null) is > 0 and var left) return left;
        await desk.AdvanceAsync(
            input.SelectionId, client, (selection, now) => Due(selection, input, submission, now), (_, _) => StageStatus.Finished());
        return 0;
    }

    private static Change Due(Selection selection, SealInput input, RoomSubmission submission, DateTimeOffset now)
    {
        var change = FilesSealed.Due(selection, input.CdmoId, input.Version, submission);
        return FilesChecked.Add(change, selection.After(change), input.CdmoId, input.Version, submission, now);
    }

    private async Task<RoomSubmission> SealNextAsync(SealInput input)
    {
        var loaded = await selections.LoadAsync(input.SelectionId);
        var seal = loaded?.Selection.Find<ProposalSeal>(ProposalSeal.KeyOf(input.CdmoId, input.Version)) ?? throw new InvalidOperationException("This version of the proposal does not exist.");
        var submission = await rooms.SubmissionAsync(input.SelectionId, input.CdmoId, seal.SubmissionId) ?? throw new InvalidOperationException("The content of this version does not exist.");
        var files = submission.Files.ToArray();
        var next = Array.FindIndex(files, f => f.Sha256 is null);
        if (next < 0) return submission;
        files[next] = await check.RunAsync(await blobs.SealAsync(files[next]));
        submission = submission with { Files = files };
        await rooms.SaveVerifiedAsync(input.SelectionId, input.CdmoId, submission);
        await blobs.DropSnapshotAsync(files[next]);
        return submission;
    }
}
