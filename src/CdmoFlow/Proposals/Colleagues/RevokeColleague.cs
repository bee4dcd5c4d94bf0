using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Colleagues;

/// <summary>Takes a colleague's access back.</summary>
/// <param name="Reason">Why, ten to 1,000 characters; both sides read it.</param>
public sealed record RevokeColleagueInput(string? Reason);

/// <summary>The proposal lead or the project manager ends a colleague's access: link and open sessions are refused from the next request on.</summary>
public static class RevokeColleague
{
    /// <summary>Revokes. Who waits can be revoked too; a second time changes nothing.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, string personId, RevokeColleagueInput input, Actor actor, DateTimeOffset now)
    {
        var isSponsor = actor.CdmoId is null;
        if (isSponsor ? !selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal) : actor.CdmoId != cdmoId || ColleagueAccess.LeadOf(selection, cdmoId) != actor.PersonId)
            return Refusal.Forbidden("Only the person who leads the proposal and the sponsor's project manager end a colleague's access.");
        if (selection.Find<RoomColleague>(RoomColleague.KeyOf(cdmoId, personId)) is not { } colleague) return Refusal.NotFound("colleague of that id");
        if (personId == ColleagueAccess.LeadOf(selection, cdmoId)) return Refusal.WrongState("leads-room", "This person leads the proposal. Hand the lead over to a colleague first.");
        var reason = input.Reason?.Trim() ?? "";
        if (reason.Length is < 10 or > 1000) return Refusal.Invalid("reason", "Type the reason, ten to 1,000 characters.");
        if (!colleague.IsCounted) return Outcome.AlreadyDone;

        var revoked = colleague with { State = ColleagueState.Revoked, DecidedBy = actor.PersonId, DecidedAt = now, Reason = reason, EndedBySponsor = isSponsor || colleague.EndedBySponsor };
        var change = new Change().Put(revoked).Note("colleague.revoked", revoked.RowKey, EnumNames.Of(colleague.State), EnumNames.Of(revoked.State), reason);
        return isSponsor ? DecideColleague.Told(change, selection, revoked, reason) : change;
    }
}
