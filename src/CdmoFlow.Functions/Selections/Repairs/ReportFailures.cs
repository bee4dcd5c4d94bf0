using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>An orchestration failed: the selection stands still, and only a person can help. Say so once, with the reason.</summary>
public sealed class ReportFailures(Desk desk)
{
    /// <summary>Puts a sentence per failed instance on the selection.</summary>
    public async Task MendAsync(DurableTaskClient client, Selection selection, Unfinished unfinished, CancellationToken cancellationToken)
    {
        if (selection.State.HasEnded) return;
        var failed = unfinished.Of(selection.Id)
            .Where(i => i.RuntimeStatus == OrchestrationRuntimeStatus.Failed
                // Mails and verifications are tried again, and say so themselves when that does not help.
                && !i.InstanceId.Contains(":mail:", StringComparison.Ordinal) && !i.InstanceId.Contains(":seal:", StringComparison.Ordinal))
            .Select(i => i.InstanceId)
            .Order(StringComparer.Ordinal)
            .ToList();
        // The spine fails with its stage; the stage's own reason says more.
        if (failed.Count > 1) failed.Remove(selection.Id);
        foreach (var instanceId in failed)
        {
            var start = $"The step {Name(selection.Id, instanceId)} has stopped: ";
            if (IsSaid(selection, start)) continue;
            var details = (await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken))?.FailureDetails;
            var sentence = start + (details?.ErrorMessage ?? "no reason is known") + ".";
            await desk.DecideAsync(
                selection.Id,
                Actor.System,
                client,
                (current, _) => IsSaid(current, start) || current.State.HasEnded
                    ? Outcome.AlreadyDone
                    : new Change()
                        .Put(current.State with { NeedsAttention = [.. current.State.NeedsAttention, sentence] })
                        .Note("orchestration.failed", instanceId),
                cancellationToken);
        }
    }

    private static bool IsSaid(Selection selection, string start) => selection.State.NeedsAttention.Any(s => s.StartsWith(start, StringComparison.Ordinal));

    private static string Name(string selectionId, string instanceId) => instanceId == selectionId ? "selection" : instanceId[(selectionId.Length + 1)..];
}
