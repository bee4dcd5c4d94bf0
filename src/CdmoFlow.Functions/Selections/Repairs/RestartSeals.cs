using CdmoFlow.Functions.Proposals;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>A submitted version is held under seal and its files are not sealed: its verification was never started or gave up. Without it the opening would wait for ever.</summary>
public sealed class RestartSeals(Desk desk, Signals signals)
{
    private const int MostRestarts = 100;
    private static readonly TimeSpan Breath = TimeSpan.FromHours(1);

    /// <summary>Starts a fresh verification of every version that has none; after three that gave up a person is told, and it is tried once an hour, or at once when a person asks for it.</summary>
    public async Task MendAsync(DurableTaskClient client, Selection selection, DateTimeOffset now, bool atOnce = false, CancellationToken cancellationToken = default)
    {
        if (selection.State.HasEnded) return;
        foreach (var seal in selection.Proposals.Where(p => p.IsHeld && !p.FilesVerified))
            await RestartAsync(client, selection, seal, now, atOnce, cancellationToken);
        if (selection.State.NeedsAttention.Any(s => s.StartsWith(SealAttention.Begin, StringComparison.Ordinal)))
            await desk.DecideAsync(selection.Id, Actor.System, client, (current, _) => SealAttention.Settle(current), cancellationToken);
    }

    private async Task RestartAsync(DurableTaskClient client, Selection selection, ProposalSeal seal, DateTimeOffset now, bool atOnce, CancellationToken cancellationToken)
    {
        for (var restart = 0; restart <= MostRestarts; restart++)
        {
            var first = Instances.Seal(selection.Id, seal.CdmoId, seal.Version);
            var instance = restart == 0 ? first : $"{first}:r{restart}";
            var known = await client.GetInstanceAsync(instance, cancellationToken);
            if (known is { IsCompleted: true })
            {
                if (restart + 1 < SealAttention.TriesToTell) continue;
                await desk.DecideAsync(selection.Id, Actor.System, client, (current, _) => SealAttention.Tell(current, seal.CdmoId, seal.Version), cancellationToken);
                if (!atOnce && now - known.LastUpdatedAt < Breath) return;
                continue;
            }

            if (known is null) await signals.StartAsync(client, new OrchestrationStart(nameof(SealOrchestrator), instance, new SealInput(selection.Id, seal.CdmoId, seal.Version)), cancellationToken);
            return;
        }
    }
}
