using System.Text.Json.Nodes;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Operations;

/// <summary>
/// Begins a stopped orchestration again. The tables are the truth, so nothing is lost: what runs beside the stages begins alone; the stages begin together with the spine, which passes over those that are done.
/// </summary>
public sealed class RestartInstance(Signals signals)
{
    private static readonly string[] Beside = ["mail", "memo", "addendum", "seal", "checks", "attachment", "cdas", "outreach"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Begins it again; nothing happens to one that is at work.</summary>
    public async Task RunAsync(DurableTaskClient client, string selectionId, string instanceId, CancellationToken cancellationToken)
    {
        var unfinished = await Unfinished.ListAsync(client, cancellationToken);
        if (unfinished.Running(instanceId) is not null) return;
        // A step whose stage went on without it begins alone.
        if (IsBeside(instanceId) || (instanceId != selectionId && unfinished.Running(selectionId) is not null)) await AloneAsync(client, instanceId, cancellationToken);
        else await StagesAsync(client, selectionId, cancellationToken);
    }

    private async Task AloneAsync(DurableTaskClient client, string instanceId, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken) is not { IsCompleted: true } ended) return;
        await client.PurgeInstanceAsync(instanceId, cancellation: cancellationToken);
        await signals.StartAsync(client, new OrchestrationStart(ended.Name, instanceId, JsonNode.Parse(ended.SerializedInput ?? "null")!), cancellationToken);
    }

    private async Task StagesAsync(DurableTaskClient client, string selectionId, CancellationToken cancellationToken)
    {
        List<OrchestrationMetadata> family = [];
        await foreach (var instance in client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: selectionId)).WithCancellation(cancellationToken))
        {
            if (!IsBeside(instance.InstanceId)) family.Add(instance);
        }

        // Parents come first, so that none begins a child again that is being ended.
        foreach (var instance in family.OrderBy(i => i.InstanceId.Length).Where(i => !i.IsCompleted))
        {
            await client.TerminateInstanceAsync(instance.InstanceId, "begun again", cancellationToken);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            await client.WaitForInstanceCompletionAsync(instance.InstanceId, limit.Token);
        }

        foreach (var instance in family.OrderBy(i => i.InstanceId.Length)) await client.PurgeInstanceAsync(instance.InstanceId, cancellation: cancellationToken);
        await signals.StartAsync(client, new OrchestrationStart(nameof(SelectionOrchestrator), Instances.Selection(selectionId), new StageInput(selectionId)), cancellationToken);
    }

    private static bool IsBeside(string instanceId) => Array.Exists(Beside, kind => Unfinished.IsOf(instanceId, kind) || instanceId.EndsWith($":{kind}", StringComparison.Ordinal));
}
