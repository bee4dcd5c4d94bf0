using System.Text.Json;
using CdmoFlow.Functions.Operations;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections;

/// <summary>
/// Compares what is due in the tables with what the engine did, and raises again what was lost. Every run looks at what seems off by the lists; once an hour it reads every selection.
/// </summary>
public sealed class Reconciler(
    SelectionIndex index, SelectionStore selections, MendSelection mend, ResendMails mails, RestartImports imports, SweepCodes codes, SweepStaging staging, SweepNotes notes, TimeProvider clock, ILogger<Reconciler> logger)
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
            var late = await MendOneAsync(client, id, listed.GetValueOrDefault(id), unfinished, now, cancellationToken);
            if (late > undelivered) undelivered = late;
        }

        var unsent = await mails.MendAsync(client, cancellationToken);
        var note = new SweepNote(listed.Values.Count(s => s.NeedsAttention.Count > 0), listed.Values.Sum(s => s.Faults.Count), undelivered, unsent);
        ProductMetrics.Swept(note);
        await notes.PutAsync(note, cancellationToken);
        // Alerts read this line: infra/queries.
        logger.LogInformation(
            "Sweep: {Selections} selections need attention, oldest undelivered signal {SignalMinutes} min, oldest unsent mail {MailMinutes} min.",
            note.Attention, (int)undelivered.TotalMinutes, (int)unsent.TotalMinutes);
        await codes.MendAsync(cancellationToken);
        if (everything) await imports.MendAsync(client, cancellationToken);
        if (everything) await staging.MendAsync(cancellationToken);
    }

    // One selection that cannot be read or mended keeps no other from it.
    private async Task<TimeSpan> MendOneAsync(DurableTaskClient client, string id, SelectionSummary? listed, Unfinished unfinished, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await selections.LoadAsync(id, cancellationToken) is { } loaded ? await mend.RunAsync(client, loaded.Selection, listed, unfinished, now, cancellationToken) : TimeSpan.Zero;
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or InvalidCastException)
        {
            logger.LogError(damaged, "Selection {SelectionId} could not be looked after", id);
            return TimeSpan.Zero;
        }
    }
}
