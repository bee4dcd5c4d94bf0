using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections;

/// <summary>
/// Compares what is due in the tables with what the engine did, and raises again what was lost. Every run looks at what seems off by the lists; once an hour it reads every selection.
/// </summary>
public sealed class Reconciler(
    SelectionIndex index, SelectionStore selections, RestartSpine spine, WakeOverdue wake, RestartMemo memo, RestartAddendum addenda, RestartWatches watches, RestartSeals seals, RestartChecks checks, RestartAttachments attachments, MendSummary summaries, ResendMails mails, ReportFailures failures, RestartImports imports, SweepCodes codes, SweepStaging staging, TimeProvider clock, ILogger<Reconciler> logger)
{
    /// <summary>Runs every five minutes.</summary>
    [Function(nameof(Reconciler))]
    public Task Run([TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        SweepAsync(client, everything: timer.IsPastDue || clock.GetUtcNow().Minute < 5, cancellationToken);

    /// <summary>One sweep over all repairs.</summary>
    /// <param name="client">To look at instances, wake and start them.</param>
    /// <param name="everything">True reads every selection, false only those that seem off.</param>
    /// <param name="cancellationToken">Ends the sweep; the next one goes on.</param>
    public async Task SweepAsync(DurableTaskClient client, bool everything, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var unfinished = await Unfinished.ListAsync(client, cancellationToken);
        var listed = (await index.ListWithNamesAsync(cancellationToken)).ToDictionary(s => s.Id, StringComparer.Ordinal);
        var ids = everything ? await selections.ListIdsAsync(cancellationToken) : [.. listed.Values.Where(s => unfinished.SeemsOff(s, now)).Select(s => s.Id)];
        var undelivered = TimeSpan.Zero;
        foreach (var id in ids)
        {
            if (await selections.LoadAsync(id, cancellationToken) is not { } loaded) continue;
            var selection = loaded.Selection;
            await summaries.MendAsync(selection, listed.GetValueOrDefault(id), cancellationToken);
            await spine.MendAsync(client, selection, unfinished, cancellationToken);
            var late = await wake.MendAsync(client, selection, unfinished, now, cancellationToken);
            if (late > undelivered) undelivered = late;
            await memo.MendAsync(client, selection, cancellationToken);
            await watches.MendAsync(client, selection, unfinished, cancellationToken);
            await addenda.MendAsync(client, selection, cancellationToken);
            await seals.MendAsync(client, selection, now, cancellationToken);
            await checks.MendAsync(client, selection, now, cancellationToken);
            await attachments.MendAsync(client, selection, now, cancellationToken);
            await failures.MendAsync(client, selection, unfinished, cancellationToken);
        }

        var unsent = await mails.MendAsync(client, cancellationToken);
        // Alerts read this line: infra/queries.
        logger.LogInformation(
            "Sweep: {Selections} selections need attention, oldest undelivered signal {SignalMinutes} min, oldest unsent mail {MailMinutes} min.",
            listed.Values.Count(s => s.NeedsAttention.Count > 0), (int)undelivered.TotalMinutes, (int)unsent.TotalMinutes);
        await codes.MendAsync(cancellationToken);
        if (everything) await imports.MendAsync(client, cancellationToken);
        if (everything) await staging.MendAsync(cancellationToken);
    }
}
