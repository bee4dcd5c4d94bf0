using System.Text.Json;
using CdmoFlow.Records;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Records;

/// <summary>Once a day, after the checkpoint, reads every trail and holds it against its chain and the checkpoints: a break is found though nobody looks at the page.</summary>
public sealed class VerifyTrails(SelectionStore selections, TrailChecks trails, ReportTrail report, Checkpoints checkpoints, InstallationFaults installation, TimeProvider clock, ILogger<VerifyTrails> logger)
{
    private static readonly InstallationFaultKind[] LookedFor = [InstallationFaultKind.UnreadableTrail, InstallationFaultKind.RemovedSelection];

    /// <summary>Runs every night; a break is said in the log and put before a person.</summary>
    [Function(nameof(VerifyTrails))]
    public Task Run([TimerTrigger("0 45 2 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) => VerifyAsync(client, cancellationToken);

    /// <summary>Looks at every trail once.</summary>
    public async Task VerifyAsync(DurableTaskClient client, CancellationToken cancellationToken = default)
    {
        // A selection that only checkpoints remember was removed; the next checkpoint no longer knows it, but the fault does.
        var remembered = Remembered(await checkpoints.RecentAsync(cancellationToken));
        var removed = (await installation.ListAsync(cancellationToken)).Where(f => f.Kind == InstallationFaultKind.RemovedSelection);
        foreach (var fault in removed) remembered.TryAdd(fault.Subject, fault.Mark);
        List<InstallationFault> found = [];
        foreach (var id in (await selections.ListIdsAsync(cancellationToken)).Union(remembered.Keys, StringComparer.Ordinal))
        {
            // An alert reads these lines: infra/queries.
            try
            {
                if (await trails.LookAsync(id, cancellationToken) is { } looked)
                {
                    await report.RunAsync(client, looked, cancellationToken);
                    continue;
                }

                logger.LogError("The trail of selection {SelectionId} does not hold: the checkpoint of {Day} saw it and it is gone", id, remembered.GetValueOrDefault(id));
                found.Add(InstallationFault.Found(InstallationFaultKind.RemovedSelection, id, remembered.GetValueOrDefault(id) ?? "", clock.GetUtcNow()));
            }
            catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or InvalidCastException)
            {
                // One damaged row must not keep the other trails from being checked.
                logger.LogError(damaged, "The trail of selection {SelectionId} does not hold: a row cannot be read", id);
                found.Add(InstallationFault.Found(InstallationFaultKind.UnreadableTrail, id, damaged.GetType().Name, clock.GetUtcNow()));
            }
        }

        await installation.MergeAsync(LookedFor, found, cancellationToken);
    }

    /// <summary>The selections that any recent checkpoint saw, each with the last day on which one did.</summary>
    private static Dictionary<string, string> Remembered(IReadOnlyList<OpenedCheckpoint> recent)
    {
        var days = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (day, checkpoint, _) in recent)
        {
            foreach (var head in checkpoint?.Heads ?? []) days[head.SelectionId] = day;
        }

        return days;
    }
}
