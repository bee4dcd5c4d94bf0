using System.Text.Json;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Rfp;

/// <summary>Renders the RFP as HTML, PDF and DOCX into the documents container and records them with the deadline they print, once per round.</summary>
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
        return (terms, brief, await documents.SaveAsync(RfpFiles.Id(round), $"request-for-proposal-{round}", document, now));
    }
}
