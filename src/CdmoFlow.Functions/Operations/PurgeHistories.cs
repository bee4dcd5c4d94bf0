using System.Globalization;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections;
using CdmoFlow.People;
using CdmoFlow.Records.Retention;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Operations;

/// <summary>
/// Removes the engine's histories of what ended long ago. They are no records, and only go once the records are safe: the selection has ended in the tables, its trail holds, a signed checkpoint of a later day has seen it, and
/// no legal hold keeps everything. Histories that belong to no selection, such as those of imports, go by age alone.
/// </summary>
public sealed class PurgeHistories(TrailChecks trails, Desk desk, HistoryRules rules, TimeProvider clock, ILogger<PurgeHistories> logger)
{
    private static readonly OrchestrationRuntimeStatus[] Ended = [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated, OrchestrationRuntimeStatus.Canceled];

    /// <summary>Runs every night, after the checkpoint and the check of the trails.</summary>
    [Function(nameof(PurgeHistories))]
    public Task Run([TimerTrigger("0 30 3 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) => PurgeAsync(client, cancellationToken);

    /// <summary>Removes what may go; answers how many instances that were.</summary>
    public async Task<int> PurgeAsync(DurableTaskClient client, CancellationToken cancellationToken = default)
    {
        var before = clock.GetUtcNow() - rules.KeepFor;
        List<OrchestrationMetadata> old = [];
        await foreach (var instance in client.GetAllInstancesAsync(new OrchestrationQuery(CreatedTo: before, Statuses: Ended, PageSize: 1000)).WithCancellation(cancellationToken))
        {
            if (instance.LastUpdatedAt < before) old.Add(instance);
        }

        var purged = 0;
        foreach (var family in old.GroupBy(i => i.InstanceId.Split(':')[0], StringComparer.Ordinal))
        {
            var ids = family.Select(i => i.InstanceId).ToList();
            purged += IsSelection(family.Key) ? await OfSelectionAsync(client, family.Key, ids, before, cancellationToken) : await RemoveAsync(client, ids, cancellationToken);
        }

        if (purged > 0) logger.LogInformation("Purged {Count} histories.", purged);
        return purged;
    }

    private async Task<int> OfSelectionAsync(DurableTaskClient client, string selectionId, IReadOnlyList<string> ids, DateTimeOffset before, CancellationToken cancellationToken)
    {
        if (await trails.LookAsync(selectionId, cancellationToken) is not { } trail || !IsSafe(trail, before)) return 0;
        var count = await RemoveAsync(client, ids, cancellationToken);
        if (count > 0) await desk.DecideAsync(selectionId, Actor.System, client, (_, _) => new Change().Note("histories.purged", selectionId, null, count.ToString(CultureInfo.InvariantCulture)), cancellationToken);
        return count;
    }

    private static bool IsSafe(CheckedTrail trail, DateTimeOffset before)
    {
        var state = trail.Selection.State;
        if (!state.HasEnded || state.Timeline is not [.., { At: var ended }] || ended >= before) return false;
        var seen = trail.Verdict.LastCheckpoint;
        return trail.Verdict.IsWhole && !RetentionRow.Of(trail.Selection).IsHeld
            && string.CompareOrdinal(seen, ended.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) > 0;
    }

    private static async Task<int> RemoveAsync(DurableTaskClient client, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var count = 0;
        // Parents first: none of them may begin a child again.
        foreach (var id in ids.OrderBy(i => i.Length)) count += (await client.PurgeInstanceAsync(id, cancellation: cancellationToken)).PurgedInstanceCount;
        return count;
    }

    private static bool IsSelection(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigitLower);
}
