using CdmoFlow.Functions.Mail;
using CdmoFlow.Mail;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>A commit announced mails and nobody sends them: its sender was never started, gave up, or the commit was never stored.</summary>
public sealed class ResendMails(SelectionIndex index, OutboxStore outbox, Signals signals)
{
    private const int MostRestarts = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How long a commit's mails may stay unsettled before they are looked at, in real time; tests and the demo shorten it.</summary>
    public TimeSpan After { get; init; } = Patience;

    /// <summary>How long after its announcement a commit without any mail counts as never stored, in real time; tests shorten it.</summary>
    public TimeSpan NeverStoredAfter { get; init; } = Patience;

    /// <summary>Settles what is done and starts a fresh sender for what is not; answers for how long the oldest has waited.</summary>
    public async Task<TimeSpan> MendAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        // The note's time is the storage service's, which knows no skipped time.
        var oldest = TimeSpan.Zero;
        var realNow = TimeProvider.System.GetUtcNow();
        foreach (var (id, sequence, notedAt) in await index.UnsettledMailsAsync(cancellationToken))
        {
            if (realNow - notedAt < After) continue;
            var mails = await outbox.OfCommitAsync(id, sequence, cancellationToken);
            // Announced first and stored a moment later, or never: only time tells.
            if (mails.Count == 0 && realNow - notedAt < NeverStoredAfter) continue;
            if (mails.All(m => m.State is not (OutboxState.Queued or OutboxState.Claimed)))
            {
                await index.SettleMailsAsync(id, sequence, cancellationToken);
                continue;
            }

            if (realNow - notedAt > oldest) oldest = realNow - notedAt;
            await RestartAsync(client, id, sequence, cancellationToken);
        }

        return oldest;
    }

    private async Task RestartAsync(DurableTaskClient client, string id, long sequence, CancellationToken cancellationToken)
    {
        for (var restart = 0; restart <= MostRestarts; restart++)
        {
            var instance = restart == 0 ? Instances.Mail(id, sequence) : $"{Instances.Mail(id, sequence)}:r{restart}";
            var known = await client.GetInstanceAsync(instance, cancellationToken);
            if (known is { IsCompleted: true }) continue;
            if (known is null) await signals.StartAsync(client, new OrchestrationStart(nameof(MailOrchestrator), instance, new MailBatch(id, sequence)), cancellationToken);
            return;
        }
    }
}
