using CdmoFlow.Contracts;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Contracts;

/// <summary>Renders MSA, SOW and Quality Agreement for the selected CDMO, once per contract number.</summary>
public sealed class RenderAgreements(Desk desk, SelectionStore selections, DocumentStore documents, TimeProvider clock)
{
    /// <summary>Repeatable: what was done before is left alone.</summary>
    [Function(nameof(RenderAgreements))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) => TransientFaultException.GuardAsync(async () =>
    {
        List<RenderedAgreement> rendered = [];
        if ((await selections.LoadAsync(input.SelectionId))?.Selection is { } selection)
        {
            foreach (var agreement in IssueAgreements.Pending(selection, input.Key)) rendered.Add(await RenderAsync(selection, agreement));
        }

        return await desk.AdvanceAsync(input.SelectionId, client, (current, _) => IssueAgreements.Due(current, input.Key, rendered), (_, _) => StageStatus.Finished());
    });

    private async Task<RenderedAgreement> RenderAsync(Selection selection, Agreement agreement)
    {
        var draft = AgreementDocuments.Build(agreement.Kind, IssueAgreements.Facts(selection));
        var file = $"{EnumNames.Of(agreement.Kind).Replace('_', '-')}-{agreement.CdmoId}";
        var now = clock.GetUtcNow();
        string[] shared = [agreement.CdmoId];
        return new RenderedAgreement(agreement.Kind, await documents.SaveAsync(IssueAgreements.DocumentId(selection, agreement.Kind), file, draft, now, shared));
    }
}
