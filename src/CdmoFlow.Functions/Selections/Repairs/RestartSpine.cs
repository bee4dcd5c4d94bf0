using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>A selection was stored and the process ended before its orchestration was started: start it.</summary>
public sealed class RestartSpine(Signals signals)
{
    /// <summary>Starts the spine when there is none under its id.</summary>
    public async Task MendAsync(DurableTaskClient client, Selection selection, Unfinished unfinished, CancellationToken cancellationToken)
    {
        var id = Instances.Selection(selection.Id);
        if (selection.State.HasEnded || unfinished.Running(id) is not null) return;
        await signals.StartAsync(client, new OrchestrationStart(nameof(SelectionOrchestrator), id, new StageInput(selection.Id)), cancellationToken);
    }
}
