using System.Globalization;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Faults;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>An orchestration failed, or somebody ended it from outside: the selection stands still, and only a person can help. Say so once, with the reason, until it goes on.</summary>
public sealed class ReportFailures(Desk desk)
{
    private static readonly FaultKind[] LookedFor = [FaultKind.StoppedStep];

    /// <summary>Opens a fault per stopped instance, and settles those that go on.</summary>
    public async Task MendAsync(DurableTaskClient client, Selection selection, Unfinished unfinished, CancellationToken cancellationToken)
    {
        var stopped = selection.State.HasEnded ? [] : unfinished.Of(selection.Id).Where(i => Unfinished.IsStopped(i) && !SaysItself(i.InstanceId)).OrderBy(i => i.InstanceId, StringComparer.Ordinal).ToList();
        // The spine fails with its stage; the stage's own reason says more.
        if (stopped.Count > 1) stopped.RemoveAll(i => i.InstanceId == selection.Id);
        List<FaultFinding> found = [];
        foreach (var instance in stopped) found.Add(Finding(selection.Id, instance, await ReasonAsync(client, instance, cancellationToken)));
        // What is known already costs no change.
        if (FaultList.Merge(selection, LookedFor, found, DateTimeOffset.MaxValue).IsEmpty) return;
        await desk.DecideAsync(selection.Id, Actor.System, client, (current, now) => FaultList.Merge(current, LookedFor, found, now), cancellationToken);
    }

    /// <summary>Mails, verifications and checks are tried again, and say so themselves when that does not help.</summary>
    private static bool SaysItself(string instanceId) => Unfinished.IsOf(instanceId, "mail") || Unfinished.IsOf(instanceId, "seal") || Unfinished.IsOf(instanceId, "checks") || Unfinished.IsOf(instanceId, "attachment");

    private static async Task<string> ReasonAsync(DurableTaskClient client, OrchestrationMetadata instance, CancellationToken cancellationToken)
    {
        if (instance.RuntimeStatus == OrchestrationRuntimeStatus.Terminated) return "it was ended from outside";
        return (await client.GetInstanceAsync(instance.InstanceId, getInputsAndOutputs: true, cancellationToken))?.FailureDetails?.ErrorMessage is { } message && FaultReason.Of(message) is { Length: > 0 } reason ? reason : "no reason is known";
    }

    private static FaultFinding Finding(string selectionId, OrchestrationMetadata instance, string reason) => new(
        FaultKind.StoppedStep, instance.InstanceId, instance.LastUpdatedAt.UtcTicks.ToString(CultureInfo.InvariantCulture), $"It stopped, and this is known of why: {reason}.", instance.LastUpdatedAt)
    {
        Sentence = $"The step {(instance.InstanceId == selectionId ? "selection" : instance.InstanceId[(selectionId.Length + 1)..])} has stopped: {reason}.",
    };
}
