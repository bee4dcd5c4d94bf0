using System.Globalization;
using CdmoFlow.Decision;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Decision;

/// <summary>Renders the decision memo of one proposal as HTML, PDF and DOCX and stores them for the team.</summary>
public sealed class RenderMemo(Desk desk, SelectionStore selections, DocumentStore documents, TimeProvider clock)
{
    /// <summary>Repeatable: a memo that is stored is left alone.</summary>
    [Function(nameof(RenderMemo))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) => TransientFaultException.GuardAsync(async () =>
    {
        var number = int.Parse(input.Key!, CultureInfo.InvariantCulture);
        if ((await selections.LoadAsync(input.SelectionId))?.Selection is not { } selection) return StageStatus.Finished();
        if (selection.All<DecisionProposal>().FirstOrDefault(p => p.Number == number) is not { } proposal || IsStored(selection, proposal)) return StageStatus.Finished();

        var memo = DecisionMemo.Build(MemoFacts.Of(selection, proposal));
        var now = clock.GetUtcNow();
        var forms = await documents.SaveAsync($"decision-memo-{number}", $"decision-memo-{number}", memo, now);
        return await desk.AdvanceAsync(
            input.SelectionId,
            client,
            (current, _) => IsStored(current, proposal) ? new Change() : RenderedForms.Stored(forms, "decision_memo.stored"),
            (_, _) => StageStatus.Finished());
    });

    private static bool IsStored(Selection selection, DecisionProposal proposal) => selection.Find<StoredDocument>(StoredDocument.KeyOf(proposal.DocumentId("pdf"))) is not null;
}
