using System.Globalization;
using System.Text;
using CdmoFlow.Decision;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Documents;

namespace CdmoFlow.Functions.Decision;

/// <summary>Renders the decision memo of one proposal as HTML and PDF and stores both for the team.</summary>
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
        var html = await documents.SaveAsync(proposal.DocumentId("html"), $"decision-memo-{number}.html", "text/html", Encoding.UTF8.GetBytes(HtmlDocument.Render(memo)), now);
        var pdf = await documents.SaveAsync(proposal.DocumentId("pdf"), $"decision-memo-{number}.pdf", "application/pdf", PdfDocument.Render(memo), now);
        return await desk.AdvanceAsync(
            input.SelectionId,
            client,
            (current, _) => IsStored(current, proposal) ? new Change() : new Change().Put(html).Put(pdf).Note("decision_memo.stored", pdf.RowKey, null, pdf.Sha256),
            (_, _) => StageStatus.Finished());
    });

    private static bool IsStored(Selection selection, DecisionProposal proposal) => selection.Find<StoredDocument>(StoredDocument.KeyOf(proposal.DocumentId("pdf"))) is not null;
}
