using System.Globalization;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Records;
using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Rfp;

/// <summary>Renders an addendum, of an amendment with the RFP as amended, or of published answers, as HTML, PDF and DOCX, and shares it with everybody who has the RFP. The key is the number of the addendum.</summary>
public sealed class RenderAddendum(Desk desk, SelectionStore selections, DocumentStore documents, TimeProvider clock)
{
    /// <summary>Repeatable: documents that are stored are left alone.</summary>
    [Function(nameof(RenderAddendum))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) => TransientFaultException.GuardAsync(async () =>
    {
        var number = int.Parse(input.Key!, CultureInfo.InvariantCulture);
        if ((await selections.LoadAsync(input.SelectionId))?.Selection is not { } selection) return StageStatus.Finished();
        var now = clock.GetUtcNow();
        if (selection.Amendments.FirstOrDefault(a => a.Addendum == number) is not { } amendment) return await AnswersAsync(selection, number, now, client);
        if (AddendumFiles.AreStored(selection, amendment)) return StageStatus.Finished();

        var brief = selection.State.Brief;
        var addendum = await SaveAsync(amendment, "addendum", AddendumDocument.Build(amendment, brief, selection.Id), now);
        var amended = await SaveAsync(amendment, "amended", RfpDocument.Build(brief, RfpFiles.Terms(selection, now)), now);
        return await desk.AdvanceAsync(input.SelectionId, client, (current, _) => AddendumFiles.Record(current, amendment, addendum, amended), (_, _) => StageStatus.Finished());
    });

    private async Task<StageStatus> AnswersAsync(Selection selection, int number, DateTimeOffset now, DurableTaskClient client)
    {
        if (AnswersAddendum.Of(selection, number) is not [var first, ..] published || AnswersAddendum.AreStored(selection, number)) return StageStatus.Finished();
        var document = AnswersAddendum.Build(published, selection.State.Brief, selection.Id);
        var rendered = await documents.SaveAsync(AnswersAddendum.Id(first.Round, number), string.Create(CultureInfo.InvariantCulture, $"addendum-{number}"), document, now);
        return await desk.AdvanceAsync(selection.Id, client, (current, _) => AnswersAddendum.Record(current, number, rendered), (_, _) => StageStatus.Finished());
    }

    private async Task<IReadOnlyList<StoredDocument>> SaveAsync(Amendment amendment, string kind, Document document, DateTimeOffset now)
    {
        var name = kind == "addendum"
            ? string.Create(CultureInfo.InvariantCulture, $"addendum-{amendment.Addendum}")
            : string.Create(CultureInfo.InvariantCulture, $"request-for-proposal-{amendment.Round}-with-addendum-{amendment.Addendum}");
        return await documents.SaveAsync(AddendumFiles.Id(amendment, kind), name, document, now);
    }
}
