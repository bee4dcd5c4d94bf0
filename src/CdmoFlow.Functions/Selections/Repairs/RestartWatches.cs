using CdmoFlow.Functions.Longlist.Outreach;
using CdmoFlow.Functions.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>Confidentiality agreements or teasers are out and nothing watches their dates, such as after a start that was lost or in a selection begun under an earlier version: begin it.</summary>
public sealed class RestartWatches(Signals signals)
{
    /// <summary>Starts what is missing; what runs is left alone.</summary>
    public async Task MendAsync(DurableTaskClient client, Selection selection, Unfinished unfinished, CancellationToken cancellationToken)
    {
        if (selection.State.HasEnded) return;
        var input = new StageInput(selection.Id);
        var (cdas, outreach) = (Instances.Cdas(selection.Id), Instances.Outreach(selection.Id));
        if (selection.Cdas.Count > 0 && unfinished.Running(cdas) is null) await signals.StartAsync(client, new OrchestrationStart(nameof(CdaOrchestrator), cdas, input), cancellationToken);
        if (selection.Approaches.Count > 0 && selection.State.Stage <= Stage.Opening && unfinished.Running(outreach) is null)
            await signals.StartAsync(client, new OrchestrationStart(nameof(OutreachOrchestrator), outreach, input), cancellationToken);
    }
}
