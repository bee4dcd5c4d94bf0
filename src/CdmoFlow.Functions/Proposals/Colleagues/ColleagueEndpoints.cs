using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Proposals.Colleagues;

namespace CdmoFlow.Functions.Proposals.Colleagues;

/// <summary>The sponsor's side of the people whom a CDMO named for its room.</summary>
public sealed class ColleagueEndpoints(SelectionStore selections, PeopleStore people, HumanStep step, Answers answers)
{
    /// <summary>Who was named and what became of it.</summary>
    [Function("ListColleagues")]
    [Api("The colleagues whom a CDMO named for its room", Returns = typeof(IReadOnlyList<ColleagueLine>))]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/cdas/{cdmoId}/colleagues")] HttpRequest request, string selectionId, string cdmoId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(ColleagueLine.Of(loaded.Selection, cdmoId, await people.NamesAsync())) : answers.NotFound(request);

    /// <summary>Releases or refuses.</summary>
    [Function("DecideColleague")]
    [Api("Release a colleague of a CDMO whose address no agreement covers, or refuse", Accepts = typeof(DecideColleagueInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Decide(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/cdas/{cdmoId}/colleagues/{personId}")] HttpRequest request,
        string selectionId,
        string cdmoId,
        string personId,
        [DurableClient] DurableTaskClient client) =>
        step.RunAsync<DecideColleagueInput>(request, selectionId, client, (selection, input, actor, now) => DecideColleague.Decide(selection, cdmoId, personId, input, actor, now));

    /// <summary>Ends the access.</summary>
    [Function("RevokeColleague")]
    [Api("End the access of a colleague to the room of a CDMO; link and open sessions are dead at once", Accepts = typeof(RevokeColleagueInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Revoke(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/cdas/{cdmoId}/colleagues/{personId}/revocation")] HttpRequest request,
        string selectionId,
        string cdmoId,
        string personId,
        [DurableClient] DurableTaskClient client) =>
        step.RunAsync<RevokeColleagueInput>(request, selectionId, client, (selection, input, actor, now) => RevokeColleague.Decide(selection, cdmoId, personId, input, actor, now));

    /// <summary>Hands over the lead.</summary>
    [Function("HandOverLead")]
    [Api("Hand the lead in a CDMO's room to a colleague who is in it, with a reason", Accepts = typeof(HandOverLeadInput), Returns = typeof(StepAnswer))]
    public Task<IResult> HandOver(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/cdas/{cdmoId}/lead")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        string? email = null;
        return step.RunAsync<HandOverLeadInput>(
            request, selectionId, client, (selection, input, actor, now) => HandOverLead.Decide(selection, cdmoId, input, email, actor, now),
            before: async (_, _) =>
            {
                email = await selections.LeadAsync(selectionId, cdmoId) is { } lead ? (await people.FindAsync(lead))?.Email : null;
                return null;
            });
    }
}
