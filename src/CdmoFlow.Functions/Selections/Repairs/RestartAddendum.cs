using System.Globalization;
using CdmoFlow.Functions.Rfp;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>An amendment was issued and its documents never begun: begin them.</summary>
public sealed class RestartAddendum(Signals signals)
{
    /// <summary>Starts the documents of every addendum that has neither documents nor an instance.</summary>
    public async Task MendAsync(DurableTaskClient client, Selection selection, CancellationToken cancellationToken)
    {
        foreach (var amendment in Addenda.Amendments(selection).Where(a => !AddendumFiles.AreStored(selection, a)))
        {
            var number = amendment.Addendum!.Value;
            var input = new StageInput(selection.Id, number.ToString(CultureInfo.InvariantCulture));
            await signals.StartAsync(client, new OrchestrationStart(nameof(AddendumOrchestrator), Instances.Addendum(selection.Id, number), input), cancellationToken);
        }
    }
}
