using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Proposals.Colleagues;

namespace CdmoFlow.Functions.Proposals.Colleagues;

/// <summary>The colleagues in a room, as its own CDMO names and revokes them.</summary>
public sealed class RoomColleagueEndpoints(SelectionStore selections, PeopleStore people, TokenStore tokens, HumanStep step, Answers answers)
{
    // Named and revoked again and again, colleagues would fill the table of people and the mailboxes of strangers.
    private const int MostADay = 20;

    /// <summary>Who is in the room.</summary>
    [Function("ListRoomColleagues")]
    [Api("The colleagues named for your room", Returns = typeof(IReadOnlyList<ColleagueLine>))]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/rooms/{selectionId}/{cdmoId}/colleagues")] HttpRequest request, string selectionId, string cdmoId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(ColleagueLine.Of(loaded.Selection, cdmoId, await people.NamesAsync())) : answers.NotFound(request);

    /// <summary>Names a colleague.</summary>
    [Function("AddColleague")]
    [Api("Name a colleague for your room; in a domain that the agreement covers the person gets a link at once", Accepts = typeof(AddColleagueInput), Returns = typeof(StepAnswer))]
    public async Task<IResult> Add(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/colleagues")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        var (person, contact) = ("", (string?)null);
        return await step.RunAsync<AddColleagueInput>(
            request, selectionId, client, (selection, input, actor, now) => AddColleague.Decide(selection, cdmoId, input, person, contact, actor, now), _ => new { selectionId, cdmoId },
            before: async (input, actor) =>
            {
                if (await selections.LoadAsync(selectionId) is not { } loaded) return Refusal.NotFound("selection");
                if (AddColleague.Check(loaded.Selection, cdmoId, input, actor) is { } refusal) return refusal;
                if (!await tokens.SpendAsync($"colleagues|{selectionId}|{cdmoId}", MostADay, TimeSpan.FromDays(1), DateTimeOffset.UtcNow))
                    return Refusal.WrongState("too-many-today", $"At most {MostADay} colleagues can be named in a day. Try again tomorrow.");
                person = (await people.GetOrAddAtAsync(input.Name!, input.Email!, cdmoId)).Id;
                contact = (await people.FindAsync(actor.PersonId))?.Email;
                return null;
            });
    }

    /// <summary>Ends a colleague's access.</summary>
    [Function("RevokeOwnColleague")]
    [Api("End the access of a colleague to your room; link and open sessions are dead at once", Accepts = typeof(RevokeColleagueInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Revoke(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/colleagues/{personId}/revocation")] HttpRequest request,
        string selectionId,
        string cdmoId,
        string personId,
        [DurableClient] DurableTaskClient client) =>
        step.RunAsync<RevokeColleagueInput>(request, selectionId, client, (selection, input, actor, now) => RevokeColleague.Decide(selection, cdmoId, personId, input, actor, now), _ => new { selectionId, cdmoId });

    /// <summary>Hands over the own lead.</summary>
    [Function("HandOverOwnLead")]
    [Api("Hand the lead in your room to a colleague who is in it", Accepts = typeof(HandOverLeadInput), Returns = typeof(StepAnswer))]
    public Task<IResult> HandOver(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/lead")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        string? email = null;
        return step.RunAsync<HandOverLeadInput>(
            request, selectionId, client, (selection, input, actor, now) => HandOverLead.Decide(selection, cdmoId, input, email, actor, now), _ => new { selectionId, cdmoId },
            before: async (_, actor) =>
            {
                email = (await people.FindAsync(actor.PersonId))?.Email;
                return null;
            });
    }
}
