using System.Globalization;
using CdmoFlow.Functions.Mail;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections;

/// <summary>Wakes and starts orchestrations after a commit. Best effort: the tables are the truth, and the reconciler repeats what is lost here.</summary>
public sealed class Signals(ILogger<Signals> logger)
{
    private const string Hour = "yyyyMMddHH";
    private const string Minute = "yyyyMMddHHmm";
    private static readonly OrchestrationRuntimeStatus[] AtWork = [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended];

    /// <summary>Sends the mails of a commit on their way, then starts and wakes what the change named.</summary>
    public async Task SendAsync(DurableTaskClient client, Committed committed, CancellationToken cancellationToken = default)
    {
        var id = committed.Selection.Id;
        if (committed.Mails.Count > 0)
            await StartAsync(client, new OrchestrationStart(nameof(MailOrchestrator), Instances.Mail(id, committed.Sequence), new MailBatch(id, committed.Sequence)), cancellationToken);
        await SendAsync(client, committed.Change, cancellationToken);
    }

    /// <summary>Starts and wakes what a change named.</summary>
    public async Task SendAsync(DurableTaskClient client, Change change, CancellationToken cancellationToken = default)
    {
        foreach (var start in change.Starts) await StartAsync(client, start, cancellationToken);
        foreach (var instance in change.Wakes) await WakeAsync(client, instance, cancellationToken);
    }

    /// <summary>Wakes one instance; one that is unknown or has ended needs nothing.</summary>
    public async Task WakeAsync(DurableTaskClient client, string instanceId, CancellationToken cancellationToken = default)
    {
        try
        {
            await client.RaiseEventAsync(instanceId, Watch.Changed, instanceId, cancellationToken);
        }
        catch (Exception lost) when (lost is not OutOfMemoryException)
        {
            logger.LogDebug(lost, "Instance {InstanceId} was not woken; the reconciler looks after it.", instanceId);
        }
    }

    /// <summary>Starts one orchestration; one that was started before is left alone.</summary>
    public async Task StartAsync(DurableTaskClient client, OrchestrationStart start, CancellationToken cancellationToken = default)
    {
        try
        {
            await StartOrThrowAsync(client, start, cancellationToken);
        }
        catch (Exception lost) when (lost is not OutOfMemoryException)
        {
            logger.LogWarning(lost, "Instance {InstanceId} was not started; the reconciler looks after it.", start.InstanceId);
        }
    }

    /// <summary>
    /// Starts once more what may have given up, at most once an hour and not while the first one or a later one runs, however long that takes. When a person asks for it at once, one begins beside those that wait for their next look,
    /// but never a second one of that sort. Further ones have the time behind the first one's id.
    /// </summary>
    public async Task StartAgainAsync(DurableTaskClient client, OrchestrationStart first, DateTimeOffset now, bool atOnce = false, CancellationToken cancellationToken = default)
    {
        var asked = atOnce ? Minute : Hour;
        await foreach (var running in client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: first.InstanceId, Statuses: AtWork)).WithCancellation(cancellationToken))
        {
            // Version 1 is also the beginning of version 10.
            var later = running.InstanceId.StartsWith($"{first.InstanceId}:", StringComparison.Ordinal) ? running.InstanceId.Length - first.InstanceId.Length - 1 : 0;
            if (atOnce ? later == Minute.Length : later > 0 || running.InstanceId == first.InstanceId) return;
        }

        await StartAsync(client, first with { InstanceId = $"{first.InstanceId}:{now.ToString(asked, CultureInfo.InvariantCulture)}" }, cancellationToken);
    }

    /// <summary>The same for what no reconciler looks after: whoever asked for it hears that it has not begun.</summary>
    public async Task StartOrThrowAsync(DurableTaskClient client, OrchestrationStart start, CancellationToken cancellationToken = default)
    {
        if (await client.GetInstanceAsync(start.InstanceId, cancellationToken) is not null) return;
        await client.ScheduleNewOrchestrationInstanceAsync(start.Orchestrator, start.Input, new StartOrchestrationOptions(start.InstanceId), cancellationToken);
    }
}
