using System.Text.Json;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Records;

/// <summary>Once a day, after the checkpoint, reads every trail and holds it against its chain and the checkpoints: a break is found though nobody looks at the page.</summary>
public sealed class VerifyTrails(SelectionStore selections, TrailChecks trails, ReportTrail report, Checkpoints checkpoints, ILogger<VerifyTrails> logger)
{
    /// <summary>Runs every night; a break is said in the log and put before a person.</summary>
    [Function(nameof(VerifyTrails))]
    public async Task Run([TimerTrigger("0 45 2 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var newest = (await checkpoints.RecentAsync(cancellationToken)).LastOrDefault(c => c.Checkpoint is not null);
        var remembered = newest?.Checkpoint?.Heads.Select(h => h.SelectionId) ?? [];
        // A selection that only a checkpoint remembers was removed.
        foreach (var id in (await selections.ListIdsAsync(cancellationToken)).Union(remembered, StringComparer.Ordinal))
        {
            // An alert reads these lines: infra/queries.
            try
            {
                if (await trails.LookAsync(id, cancellationToken) is { } looked) await report.RunAsync(client, looked, cancellationToken);
                else logger.LogError("The trail of selection {SelectionId} does not hold: the checkpoint of {Day} saw it and it is gone", id, newest?.Name);
            }
            catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or InvalidCastException)
            {
                // One damaged row must not keep the other trails from being checked.
                logger.LogError(damaged, "The trail of selection {SelectionId} does not hold: a row cannot be read", id);
            }
        }
    }
}
