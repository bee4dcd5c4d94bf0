using CdmoFlow.Mail.Outbox;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.Options;

namespace CdmoFlow.Functions.Operations;

/// <summary>
/// Looks whether the installation can do its work. One look serves everybody for a few seconds, so that who asks often loads nothing; a part that does not answer in time is down.
/// </summary>
public sealed class Readiness(StorageProbe storage, SweepNotes sweeps, IOptionsMonitor<MailOptions> mail, ILogger<Readiness> logger)
{
    private static readonly TimeSpan Serves = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    // Real time throughout: storage knows no skipped time.
    private readonly DateTimeOffset startedAt = TimeProvider.System.GetUtcNow();
    private readonly Lock gate = new();
    private Look? last;

    /// <summary>The last look, or a new one when that is too old.</summary>
    public async Task<ReadyAnswer> AskAsync(DurableTaskClient client)
    {
        Look look;
        lock (gate)
        {
            if (last is null || TimeProvider.System.GetElapsedTime(last.At) > Serves) last = new(TimeProvider.System.GetTimestamp(), LookAsync(client));
            look = last;
        }

        var answer = await look.Answer;
        return answer.Aged((int)TimeProvider.System.GetElapsedTime(look.At).TotalSeconds);
    }

    private async Task<ReadyAnswer> LookAsync(DurableTaskClient client)
    {
        var (tables, blobs, engine) = (TryAsync("tables", storage.TablesAsync), TryAsync("blobs", BlobsAsync), TryAsync("engine", token => SweepAsync(client, token)));
        var time = await tables;
        var sweep = await engine;
        var settings = mail.CurrentValue;
        return ReadyAnswer.Of(
        [
            time.Part ?? new("tables", true, "answer"),
            (await blobs).Part ?? new("blobs", true, "answer"),
            ReadyRules.Mail(settings.ApiKey.Length > 0 && settings.FromAddress.Length > 0, sweep.Value?.Note),
            ReadyRules.Clock(TimeProvider.System.GetUtcNow(), time.Value),
            sweep.Part ?? ReadyRules.Engine(sweep.Value, TimeProvider.System.GetUtcNow(), startedAt),
        ]);
    }

    private async Task<bool> BlobsAsync(CancellationToken cancellationToken)
    {
        await storage.BlobsAsync(cancellationToken);
        return true;
    }

    private async Task<(SweepNote Note, DateTimeOffset At)?> SweepAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        await client.GetInstanceAsync("readiness", cancellationToken);
        return await sweeps.FindAsync(cancellationToken);
    }

    /// <summary>What the part answered; a part that is down where it did not.</summary>
    private async Task<(T? Value, ReadyPart? Part)> TryAsync<T>(string part, Func<CancellationToken, Task<T>> ask)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            // Some clients look at the token between their tries only.
            return (await ask(limit.Token).WaitAsync(Patience), null);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            logger.LogWarning("Not ready: {Part} ({Fault}).", part, fault.GetType().Name);
            return (default, new ReadyPart(part, false, fault is OperationCanceledException or TimeoutException ? "no answer in time" : "does not answer as it should"));
        }
    }

    private sealed record Look(long At, Task<ReadyAnswer> Answer);
}
