using System.Text;
using System.Text.Json;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Documents;

namespace CdmoFlow.Functions.Rfp;

/// <summary>Renders the RFP as HTML and PDF into the documents container and records both with the deadline they print, once per round.</summary>
public sealed class RenderRfp(Desk desk, SelectionStore store, DocumentStore documents, TimeProvider clock)
{
    /// <summary>Repeatable: what was done before is left alone.</summary>
    [Function(nameof(RenderRfp))]
    public async Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client)
    {
        var (terms, brief, rendered) = await TransientFaultException.GuardAsync(() => RenderAsync(input.SelectionId));
        return await desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, _) => JsonSerializer.Serialize(selection.State.Brief, Json.Options) == brief
                ? RfpFiles.Record(selection, terms, rendered)
                // Somebody changed the text meanwhile: render it again.
                : throw new TimeoutException("The brief changed while the RFP was rendered."),
            (_, _) => StageStatus.Finished());
    }

    private async Task<(RfpTerms Terms, string Brief, IReadOnlyList<StoredDocument> Rendered)> RenderAsync(string selectionId)
    {
        var selection = (await store.LoadAsync(selectionId) ?? throw new InvalidOperationException("The selection does not exist.")).Selection;
        var now = clock.GetUtcNow();
        var terms = RfpFiles.Terms(selection, now);
        var brief = JsonSerializer.Serialize(selection.State.Brief, Json.Options);
        if (selection.State.Stage != Stage.RfpPreparation || RfpFiles.OfRound(selection).Count > 0) return (terms, brief, []);
        var document = RfpDocument.Build(selection.State.Brief, terms);
        var round = selection.State.RfpRound;
        return (terms, brief,
        [
            await documents.SaveAsync(RfpFiles.HtmlId(round), $"request-for-proposal-{round}.html", "text/html", Encoding.UTF8.GetBytes(HtmlDocument.Render(document)), now),
            await documents.SaveAsync(RfpFiles.PdfId(round), $"request-for-proposal-{round}.pdf", "application/pdf", PdfDocument.Render(document), now),
        ]);
    }
}
