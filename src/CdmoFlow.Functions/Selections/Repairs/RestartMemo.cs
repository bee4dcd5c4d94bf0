using System.Globalization;
using CdmoFlow.Decision;
using CdmoFlow.Functions.Decision;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>A decision was proposed and its memo never begun: begin it.</summary>
public sealed class RestartMemo(Signals signals)
{
    /// <summary>Starts the memo of every proposal that has neither a document nor an instance.</summary>
    public async Task MendAsync(DurableTaskClient client, Selection selection, CancellationToken cancellationToken)
    {
        foreach (var proposal in selection.All<DecisionProposal>())
        {
            if (selection.Find<StoredDocument>(StoredDocument.KeyOf(proposal.DocumentId("pdf"))) is not null) continue;
            var input = new StageInput(selection.Id, proposal.Number.ToString(CultureInfo.InvariantCulture));
            await signals.StartAsync(client, new OrchestrationStart(nameof(MemoOrchestrator), Instances.Memo(selection.Id, proposal.Number), input), cancellationToken);
        }
    }
}
