using System.Text.Json;
using CdmoFlow.Functions.Operations;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections;

/// <summary>
/// Compares what is due in the tables with what the engine did, and raises again what was lost. Every run looks at what seems off by the lists and at what it has woken in vain; once an hour it reads every selection.
/// </summary>
public sealed class Reconciler(
    SelectionIndex index, SelectionStore selections, MendSelection mend, WakeOverdue wake, WokenNotes wokenNotes, ResendMails mails, RestartImports imports, SweepCodes codes, SweepStaging staging, SweepNotes notes,
    InstallationFaults installation, TimeProvider clock, ILogger<Reconciler> logger)
{
    private static readonly InstallationFaultKind[] LookedFor = [InstallationFaultKind.UnreadableSelection];

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
        var woken = await wokenNotes.ListAsync(cancellationToken);
        var listed = (await index.ListWithNamesAsync(cancellationToken)).ToDictionary(s => s.Id, StringComparer.Ordinal);
        var ids = everything ? await selections.ListIdsAsync(cancellationToken) : [.. listed.Values.Where(s => unfinished.SeemsOff(s, now) || WakeOverdue.HasWoken(woken, s.Id)).Select(s => s.Id)];
        var undelivered = TimeSpan.Zero;
        List<InstallationFault> unreadable = [];
        foreach (var id in ids)
        {
            // One selection that cannot be read or mended keeps no other from it.
            try
            {
                if (await selections.LoadAsync(id, cancellationToken) is not { } loaded) continue;
                var late = await mend.RunAsync(client, loaded.Selection, listed.GetValueOrDefault(id), unfinished, woken, now, cancellationToken);
                if (late > undelivered) undelivered = late;
            }
            catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or InvalidCastException)
            {
                logger.LogError(damaged, "Selection {SelectionId} could not be looked after", id);
                unreadable.Add(InstallationFault.Found(InstallationFaultKind.UnreadableSelection, id, damaged.GetType().Name, now));
            }
        }

        await wake.ForgetAsync(woken, unfinished, cancellationToken);
        await installation.MergeAsync(everything ? LookedFor : [], unreadable, cancellationToken);
        var unsent = await mails.MendAsync(client, cancellationToken);
        var waiting = listed.Values.Sum(s => s.Faults.Count) + (await installation.ListAsync(cancellationToken)).Count(f => f.IsPending);
        var note = new SweepNote(listed.Values.Count(s => s.NeedsAttention.Count > 0), waiting, undelivered, unsent);
        ProductMetrics.Swept(note);
        await notes.PutAsync(note, cancellationToken);
        // Alerts read this line: infra/queries.
        logger.LogInformation(
            "Sweep: {Selections} selections need attention, {Faults} faults wait, oldest undelivered signal {SignalMinutes} min, oldest unsent mail {MailMinutes} min.",
            note.Attention, note.Faults, (int)undelivered.TotalMinutes, (int)unsent.TotalMinutes);
        await codes.MendAsync(cancellationToken);
        if (everything) await imports.MendAsync(client, now, cancellationToken);
        if (everything) await staging.MendAsync(cancellationToken);
    }
}
