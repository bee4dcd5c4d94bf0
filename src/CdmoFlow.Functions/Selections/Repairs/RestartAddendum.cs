using System.Globalization;
using CdmoFlow.Functions.Rfp;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>An amendment was issued or answers were published, and the documents never begun: begin them.</summary>
public sealed class RestartAddendum(Signals signals)
{
    /// <summary>Starts the documents of every addendum that has neither documents nor an instance.</summary>
    public async Task MendAsync(DurableTaskClient client, Selection selection, CancellationToken cancellationToken)
    {
        var amendments = Addenda.Amendments(selection).Where(a => !AddendumFiles.AreStored(selection, a)).Select(a => a.Addendum!.Value);
        foreach (var number in amendments.Concat(AnswersAddendum.WithoutDocuments(selection)))
        {
            var input = new StageInput(selection.Id, number.ToString(CultureInfo.InvariantCulture));
            await signals.StartAsync(client, new OrchestrationStart(nameof(AddendumOrchestrator), Instances.Addendum(selection.Id, number), input), cancellationToken);
        }
    }
}
