using System.Globalization;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Faults;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>What the other repairs have tried for a while without success waits for a person: signals that nobody acts on, checks without end, files that are not sealed, files of the data room that nobody can read.</summary>
public sealed class ReportStuck(Desk desk)
{
    private static readonly FaultKind[] LookedFor = [FaultKind.LostSignal, FaultKind.StuckCheck, FaultKind.UnsealedFiles, FaultKind.UncheckedAttachment];

    // Three sweeps have raised it by then.
    private static readonly TimeSpan Signals = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Seals = TimeSpan.FromHours(1);

    // A scanner of the storage account may take its time; the checks themselves go on for six hours.
    private static readonly TimeSpan Checks = TimeSpan.FromHours(7);

    /// <summary>Opens and settles faults.</summary>
    /// <param name="client">To wake what waits for the selection.</param>
    /// <param name="selection">The selection as it stands.</param>
    /// <param name="late">Instances that were woken and have not moved, with the time at which they were woken first.</param>
    /// <param name="now">Business time.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task MendAsync(DurableTaskClient client, Selection selection, IReadOnlyList<LateSignal> late, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<FaultFinding> found =
        [
            .. late.Where(l => now - l.WokenAt >= Signals).Select(l => new FaultFinding(
                FaultKind.LostSignal, l.InstanceId, l.WokenAt.UtcTicks.ToString(CultureInfo.InvariantCulture), "It was due and has been woken since, without moving.", l.WokenAt)),
        ];
        if (!selection.State.HasEnded)
        {
            found.AddRange(selection.Proposals.Where(p => p.IsHeld && !p.FilesVerified && now - p.SubmittedAt >= Seals)
                .Select(p => Of(FaultKind.UnsealedFiles, p, "Its files could not be copied into the sealed container and read there.")));
            found.AddRange(selection.Proposals.Where(p => p is { IsHeld: true, FilesVerified: true, FilesChecked: false } && now - p.SubmittedAt >= Checks)
                .Select(p => Of(FaultKind.StuckCheck, p, "A file of it has no verdict yet.")));
            found.AddRange(RestartAttachments.Unchecked(selection).Where(a => now - a.At >= Checks)
                .Select(a => new FaultFinding(FaultKind.UncheckedAttachment, a.RowKey, a.File.Id, "The file has no verdict yet, so nobody can read it.", a.At)));
        }

        if (FaultList.Merge(selection, LookedFor, found, now).IsEmpty) return;
        await desk.DecideAsync(selection.Id, Actor.System, client, (current, at) => FaultList.Merge(current, LookedFor, found, at), cancellationToken);
    }

    // Nothing of the content: not even how many files.
    private static FaultFinding Of(FaultKind kind, ProposalSeal seal, string detail) => new(kind, seal.RowKey, seal.SubmissionId, detail, seal.SubmittedAt);
}

/// <summary>An instance that was woken and has not moved since.</summary>
/// <param name="InstanceId">Which.</param>
/// <param name="WokenAt">When it was woken first, business time.</param>
public sealed record LateSignal(string InstanceId, DateTimeOffset WokenAt);
