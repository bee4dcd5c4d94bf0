using CdmoFlow.People;
using CdmoFlow.Selections.Webhooks;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections.Webhooks;

/// <summary>
/// Every minute, sends the messages that are due to other programs. A message is put off for a few minutes before it is sent, so that a crash repeats it later under the same id, and it is never lost.
/// </summary>
public sealed class SendWebhooks(SelectionIndex index, WebhookStore store, WebhookSecrets secrets, WebhookTransport transport, Desk desk, TimeProvider clock, ILogger<SendWebhooks> logger)
{
    private const int AtOnce = 8;
    private static readonly TimeSpan WhileSending = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Stored = TimeSpan.FromMinutes(10);

    /// <summary>Runs every minute.</summary>
    [Function(nameof(SendWebhooks))]
    public Task Run([TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) => SendAsync(client, cancellationToken);

    /// <summary>Sends what is due.</summary>
    public async Task SendAsync(DurableTaskClient client, CancellationToken cancellationToken = default) => await Parallel.ForEachAsync(
        await index.Webhooks.DueAsync(clock.GetUtcNow(), cancellationToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (due, stopping) =>
        {
            try
            {
                await SendAsync(due.SelectionId, due.CallId, due.NotedAt, client, stopping);
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
            {
                // One message's trouble is not the others'; it is due again with the next run.
                logger.LogWarning(fault, "Message {CallId} of selection {SelectionId} was not sent.", due.CallId, due.SelectionId);
            }
        });

    private async Task SendAsync(string id, string callId, DateTimeOffset notedAt, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await store.CallAsync(id, callId, cancellationToken) is not { } call)
        {
            // The note comes before the commit; a commit that was never stored leaves it behind.
            if (TimeProvider.System.GetUtcNow() - notedAt > Stored) await index.Webhooks.RemoveAsync(id, callId, cancellationToken);
            return;
        }

        if (call.State != WebhookCallState.Waiting)
        {
            await index.Webhooks.RemoveAsync(id, callId, cancellationToken);
            return;
        }

        var now = clock.GetUtcNow();
        if (await store.FindAsync(id, call.WebhookId, cancellationToken) is not { IsOn: true } hook)
        {
            if (await store.TryUpdateAsync(id, call, c => c with { State = WebhookCallState.NotWanted }, cancellationToken) is not null) await index.Webhooks.RemoveAsync(id, callId, cancellationToken);
            return;
        }

        if (await store.TryUpdateAsync(id, call, c => c with { Attempts = c.Attempts + 1, NextAt = now + WhileSending }, cancellationToken) is not { } claimed) return;
        await index.Webhooks.PutAsync(id, callId, claimed.NextAt, cancellationToken);
        var answer = await secrets.FindAsync(id, hook.Id) is { } secret ? await transport.SendAsync(hook.Address, WebhookMessage.Of(id, claimed), secret, cancellationToken) : new WebhookAnswer(null, "secret missing");
        await NoteAsync(id, claimed, answer, client);
    }

    private async Task NoteAsync(string id, WebhookCall call, WebhookAnswer answer, DurableTaskClient client)
    {
        var now = clock.GetUtcNow();
        if (answer.IsTaken)
        {
            await store.TryUpdateAsync(id, call, c => c with { State = WebhookCallState.Delivered, DeliveredAt = now, Outcome = answer.Words });
            await index.Webhooks.RemoveAsync(id, call.Id);
        }
        else if (answer.IsGone || now - call.Since > WebhookRules.Patience)
        {
            var verdict = await desk.DecideAsync(id, Actor.System, client, (selection, _) => GiveUpCall.Decide(selection, call.Id, answer.Words));
            if (verdict.Refusal is null) await index.Webhooks.RemoveAsync(id, call.Id);
        }
        else if (await store.TryUpdateAsync(id, call, c => c with { NextAt = now + WebhookRules.Pause(c.Attempts, Random.Shared.NextDouble()), Outcome = answer.Words }) is { } again)
        {
            await index.Webhooks.PutAsync(id, call.Id, again.NextAt);
        }
    }
}
