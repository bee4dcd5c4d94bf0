using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Rfp.Confidentiality;

namespace CdmoFlow.Functions.Rfp.Confidentiality;

/// <summary>The confidentiality agreements of a selection: overview, one in detail, and the steps on it.</summary>
public sealed class CdaEndpoints(SelectionPages pages, HumanStep step, SelectionStore store, SelectionIndex index, PeopleStore people, Answers answers, TimeProvider clock)
{
    /// <summary>All agreements with who holds the ball, age and next date.</summary>
    [Function("CdasPage")]
    public Task<IResult> CdasPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/cdas")] HttpRequest request, string selectionId) =>
        pages.ShowAsync<CdasPage, CdasModel>(request, shown => new CdasModel(shown, CdaLine.Of(shown.Selection, clock.GetUtcNow())));

    /// <summary>The same for programs.</summary>
    [Function("ListCdas")]
    [Api("The confidentiality agreements with who holds the ball, age and next date", Returns = typeof(IReadOnlyList<CdaLine>))]
    public IResult ListCdas([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/cdas")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(CdaLine.Of(loaded.Selection, clock.GetUtcNow())) : answers.NotFound(request);

    /// <summary>One agreement with all that can be done about it.</summary>
    [Function("CdaPage")]
    public async Task<IResult> CdaPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/cdas/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId)
    {
        var selection = request.HttpContext.Loaded()?.Selection;
        var mayReuse = selection?.Find<Cda>(Cda.KeyOf(cdmoId)) is { Holds: false };
        var masters = mayReuse ? MasterCda.For(selection!, cdmoId, (await index.RecentAsync()).SelectMany(s => s.MasterCdas), clock.GetUtcNow()) : [];
        var contact = selection is not null && ColleagueAccess.LeadOf(selection, cdmoId) is { } lead ? await people.FindAsync(lead) : null;
        return await pages.ShowAsync<CdaPage, CdaModel>(
            request, shown => shown.Selection.Find<Cda>(Cda.KeyOf(cdmoId)) is { } cda ? new CdaModel(shown, cda, masters, clock.GetUtcNow()) { ContactIsShared = SharedMailboxes.IsOne(contact?.Email) } : null);
    }

    /// <summary>Records a signature.</summary>
    [Function("SignCda")]
    [Api("Record who signed the confidentiality agreement for one side; the second side executes it", Accepts = typeof(SignCdaInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Sign(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/cdas/{cdmoId}/signatures")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<SignCdaInput>(request, selectionId, client, (selection, input, actor, now) => SignCda.Decide(selection, cdmoId, input, actor, now));

    /// <summary>Records the terms.</summary>
    [Function("SetCdaTerms")]
    [Api("Record scope, covered affiliates and mail domains, effective date, end and survival of a confidentiality agreement", Accepts = typeof(CdaTermsInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Terms(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/cdas/{cdmoId}/terms")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<CdaTermsInput>(request, selectionId, client, (selection, input, actor, now) => SetCdaTerms.Decide(selection, cdmoId, input, actor, now));

    /// <summary>Relies on a master agreement.</summary>
    [Function("ReuseCda")]
    [Api("Rely on a master agreement with the same CDMO that was executed in another selection of the sponsor", Accepts = typeof(ReuseCdaInput), Returns = typeof(StepAnswer))]
    public async Task<IResult> Reuse(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/cdas/{cdmoId}/reuse")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        Selection? other = null;
        return await step.RunAsync<ReuseCdaInput>(
            request, selectionId, client, (selection, _, actor, now) => ReuseCda.Decide(selection, cdmoId, other, actor, now), before: async (input, _) =>
            {
                other = input.SelectionId is { Length: > 0 } id ? (await store.LoadAsync(id))?.Selection : null;
                return null;
            });
    }

    /// <summary>Moves the end.</summary>
    [Function("RenewCda")]
    [Api("Move the end of a confidentiality agreement, also of one that has run out", Accepts = typeof(RenewCdaInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Renew(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/cdas/{cdmoId}/renewal")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<RenewCdaInput>(request, selectionId, client, (selection, input, actor, now) => RenewCda.Decide(selection, cdmoId, input, actor, now));

    /// <summary>Ends it.</summary>
    [Function("TerminateCda")]
    [Api("Record that a confidentiality agreement was ended before its time; nothing more is disclosed", Accepts = typeof(TerminateCdaInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Terminate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/cdas/{cdmoId}/termination")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<TerminateCdaInput>(request, selectionId, client, (selection, input, actor, now) => TerminateCda.Decide(selection, cdmoId, input, actor, now));
}
