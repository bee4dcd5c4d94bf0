using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>A version is sealed and a file of it has no verdict: its checks were never started, gave up, or it was sealed by a version of ours that had none.</summary>
public sealed class RestartChecks(Signals signals)
{
    /// <summary>Starts fresh checks where none run; at most once an hour for each version, or once a minute when a person asks for it. A selection that has ended needs none.</summary>
    public async Task MendAsync(DurableTaskClient client, Selection selection, DateTimeOffset now, bool atOnce = false, CancellationToken cancellationToken = default)
    {
        if (selection.State.HasEnded) return;
        foreach (var seal in selection.Proposals.Where(p => p is { IsHeld: true, FilesVerified: true, FilesChecked: false }))
            await signals.StartAgainAsync(client, new OrchestrationStart(nameof(CheckOrchestrator), Instances.Checks(selection.Id, seal.CdmoId, seal.Version), new SealInput(selection.Id, seal.CdmoId, seal.Version)), now, atOnce, cancellationToken);
    }
}
