using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>A version is sealed and a file of it has no verdict: its checks were never started, gave up, or it was sealed by a version of ours that had none.</summary>
public sealed class RestartChecks(Signals signals)
{
    /// <summary>Starts fresh checks where none run; at most once an hour for each version, or once a minute when a person asks for it.</summary>
    public async Task MendAsync(DurableTaskClient client, Selection selection, DateTimeOffset now, CancellationToken cancellationToken, bool atOnce = false)
    {
        foreach (var seal in selection.Proposals.Where(p => p is { IsHeld: true, FilesVerified: true, FilesChecked: false }))
        {
            var first = Instances.Checks(selection.Id, seal.CdmoId, seal.Version);
            if (await client.GetInstanceAsync(first, cancellationToken) is { IsCompleted: false }) continue;
            var instance = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{first}:{now.ToString(atOnce ? "yyyyMMddHHmm" : "yyyyMMddHH", System.Globalization.CultureInfo.InvariantCulture)}");
            if (await client.GetInstanceAsync(instance, cancellationToken) is not null) continue;
            await signals.StartAsync(client, new OrchestrationStart(nameof(CheckOrchestrator), instance, new SealInput(selection.Id, seal.CdmoId, seal.Version)), cancellationToken);
        }
    }
}
