using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Versions;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Proposals;
using CdmoFlow.Web.Pages.Rfp.Versions;
using CdmoFlow.Web.Pages.Rfp.Writing;

namespace CdmoFlow.Functions.Rfp;

/// <summary>Help for who writes the RFP: texts from elsewhere, words that stand, what went out before, and the room as its CDMO will see it.</summary>
public sealed class WritingEndpoints(SelectionStore store, MySelections mine, SelectionPages pages, HumanStep step, Answers answers, TimeProvider clock)
{
    /// <summary>Templates and earlier selections; with <c>?from=</c> what would be taken.</summary>
    [Function("CopyPage")]
    public async Task<IResult> CopyPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/rfp/copy")] HttpRequest request, string selectionId)
    {
        var from = request.Query["from"].ToString();
        var source = from.Length == 0 ? null : await SourceAsync(selectionId, from, request.SignedIn().PersonId);
        if (from.Length > 0 && source is null) return answers.NotFound(request);
        var earlier = source is not null ? [] : (await mine.OfAsync(request.SignedIn().PersonId)).Where(s => s.Id != selectionId).Select(s => (s.Id, s.Title)).ToList();
        return await pages.ShowAsync<CopyPage, CopyModel>(request, shown => new CopyModel(shown, earlier, source));
    }

    /// <summary>Takes texts over.</summary>
    [Function("CopyRfpParts")]
    [Api("Take parts of the RFP over from a template or from an earlier selection that you may read", Accepts = typeof(CopyRfpPartsInput), Returns = typeof(StepAnswer))]
    public Task<IResult> CopyParts(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/rfp/copy")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client)
    {
        RfpSource? source = null;
        return step.RunAsync<CopyRfpPartsInput>(
            request,
            selectionId,
            client,
            (selection, input, actor, now) => CdmoFlow.Rfp.Writing.CopyRfpParts.Decide(selection, source, input, actor, now),
            before: async (input, actor) =>
            {
                source = await SourceAsync(selectionId, input.From, actor.PersonId);
                return null;
            });
    }

    /// <summary>Lets vague words stand.</summary>
    [Function("KeepWording")]
    [Api("Let words of the RFP stand that the completeness check calls vague, with a reason", Accepts = typeof(KeepWordingInput), Returns = typeof(StepAnswer))]
    public Task<IResult> KeepWords(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/rfp/wording")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<KeepWordingInput>(request, selectionId, client, CdmoFlow.Rfp.Writing.KeepWording.Decide);

    /// <summary>The versions, and two of them word by word.</summary>
    [Function("RfpVersionsPage")]
    public Task<IResult> VersionsPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/rfp/versions")] HttpRequest request, string selectionId) =>
        pages.ShowAsync<VersionsPage, VersionsModel>(request, shown => VersionsModel.Between(shown, Asked(request, "from"), Asked(request, "to")));

    /// <summary>The versions for programs.</summary>
    [Function("ListRfpVersions")]
    [Api("The versions of the RFP that went out, with the text of every part", Returns = typeof(IReadOnlyList<RfpVersion>))]
    public IResult ListVersions([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/rfp/versions")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(RfpVersions.Of(loaded.Selection)) : answers.NotFound(request);

    /// <summary>The room of a CDMO as it will see it. Nothing is stored, sent or handed out.</summary>
    [Function("AsCdmoPage")]
    public Task<IResult> AsCdmo([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/rfp/as-cdmo/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId) =>
        pages.ShowAsync<AsCdmoPage, AsCdmoModel>(request, shown =>
        {
            var now = clock.GetUtcNow();
            if (RoomPreview.Of(shown.Selection, cdmoId, now) is not { } seen) return null;
            return new AsCdmoModel(shown, new RoomModel(seen, cdmoId, [], [], now, ""), RfpDocument.Build(seen.State.Brief, RfpFiles.Terms(seen, now)), shown.Selection.State.Stage < Stage.RfpIssued);
        });

    // An earlier selection is read for whoever has a seat in it, and for nobody else.
    private async Task<RfpSource?> SourceAsync(string selectionId, string? from, string personId)
    {
        if (RfpSource.Template(from) is { } template) return template;
        if (RfpSource.SelectionIdOf(from) is not { } id || id == selectionId) return null;
        return await store.LoadAsync(id) is { } earlier ? RfpSource.Earlier(earlier.Selection, personId) : null;
    }

    private static int? Asked(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } typed && int.TryParse(typed, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
