using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>The instances that run, wait to run, failed or were ended from outside, by id: one listing for a whole sweep.</summary>
public sealed class Unfinished(IReadOnlyDictionary<string, OrchestrationMetadata> instances)
{
    /// <summary>Lists them.</summary>
    public static async Task<Unfinished> ListAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var query = new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated], PageSize: 1000);
        var found = new Dictionary<string, OrchestrationMetadata>(StringComparer.Ordinal);
        await foreach (var instance in client.GetAllInstancesAsync(query).WithCancellation(cancellationToken)) found[instance.InstanceId] = instance;
        return new Unfinished(found);
    }

    /// <summary>All instances of a selection.</summary>
    public IEnumerable<OrchestrationMetadata> Of(string selectionId) =>
        instances.Values.Where(i => i.InstanceId == selectionId || i.InstanceId.StartsWith(selectionId + ":", StringComparison.Ordinal));

    /// <summary>The instance that runs, waits to run or is suspended under that id, or null.</summary>
    public OrchestrationMetadata? Running(string instanceId) =>
        instances.GetValueOrDefault(instanceId) is { } found && !IsStopped(found) ? found : null;

    /// <summary>True for an instance that ended without having done its work.</summary>
    public static bool IsStopped(OrchestrationMetadata instance) => instance.RuntimeStatus is OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    /// <summary>True for an instance of that kind, such as <c>mail</c> or <c>seal</c>, of whatever selection.</summary>
    public static bool IsOf(string instanceId, string kind) => instanceId.Contains($":{kind}:", StringComparison.Ordinal);

    /// <summary>True when the list row alone shows that a selection needs a closer look: due, without its spine, with a fault that waits, failed, or with a decided gate that still runs.</summary>
    public bool SeemsOff(SelectionSummary summary, DateTimeOffset now) =>
        summary.Faults.Count > 0
        || (summary.Stage is not (Stage.Contracted or Stage.Cancelled) && (summary.DueAt <= now || Running(Instances.Selection(summary.Id)) is null))
        || Of(summary.Id).Any(i => IsStopped(i)
            || (i.InstanceId.Contains(":gate:", StringComparison.Ordinal) && i.InstanceId != summary.OpenGateId));
}
