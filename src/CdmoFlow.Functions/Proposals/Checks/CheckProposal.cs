using System.Diagnostics;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Proposals.Checks;

/// <summary>Checks the files of a sealed version that have no verdict yet. Repeatable: what is final is left alone.</summary>
public sealed class CheckProposal(SelectionStore selections, RoomStore rooms, CheckFile check, Desk desk)
{
    // A function may run for 30 minutes, and one file may need ten of them.
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(10);

    /// <summary>Answers how many files have no verdict.</summary>
    [Function(nameof(CheckProposal))]
    public async Task<int> Run([ActivityTrigger] SealInput input, [DurableClient] DurableTaskClient client)
    {
        var content = await TransientFaultException.GuardAsync(() => CheckAsync(input));
        await desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => FilesChecked.Add(new Change(), selection, input.CdmoId, input.Version, content, now),
            (_, _) => StageStatus.Finished());
        return content.Files.Count(f => f.Finding is not { IsFinal: true });
    }

    private async Task<RoomSubmission> CheckAsync(SealInput input)
    {
        var running = Stopwatch.StartNew();
        var seal = (await selections.LoadAsync(input.SelectionId))?.Selection.Find<ProposalSeal>(ProposalSeal.KeyOf(input.CdmoId, input.Version)) ?? throw new InvalidOperationException("This version of the proposal does not exist.");
        var content = await rooms.SubmissionAsync(input.SelectionId, input.CdmoId, seal.SubmissionId) ?? throw new InvalidOperationException("The content of this version does not exist.");
        var files = content.Files.ToArray();
        for (var i = 0; i < files.Length && running.Elapsed < Most; i++)
        {
            if (files[i] is not { SealedBlob: not null, Finding: not { IsFinal: true } } open) continue;
            files[i] = await check.RunAsync(open);
            if (files[i] == open) continue;
            content = content with { Files = [.. files] };
            await rooms.SaveVerifiedAsync(input.SelectionId, input.CdmoId, content);
        }

        return content;
    }
}
