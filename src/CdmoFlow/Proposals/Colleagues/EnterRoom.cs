using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Colleagues;

/// <summary>A person of a CDMO comes into its room with link and code.</summary>
public static class EnterRoom
{
    /// <summary>Notes who entered, once for each session, and that the invitation was seen; or refuses whose link ended while the code was typed. A cancelled selection is left as it is.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="cdmoId">Whose room.</param>
    /// <param name="admission">The admission of the link; 0 for a contact who was never a colleague.</param>
    /// <param name="actor">Who enters; the trail names the person.</param>
    /// <param name="now">Server time, UTC.</param>
    public static Outcome Decide(Selection selection, string cdmoId, int admission, Actor actor, DateTimeOffset now)
    {
        var place = RoomPlace.Of(selection, cdmoId, actor.PersonId);
        if (!place.Holds(admission)) return Refusal.NotFound("room behind this link");
        if (selection.State.Stage == Stage.Cancelled) return Outcome.AlreadyDone;
        var change = new Change();
        if (RoomEntry.Of(selection, cdmoId, actor.PersonId) is null) change.Put(new RoomEntry { CdmoId = cdmoId, PersonId = actor.PersonId, FirstAt = now });
        // Who has answered is beyond it, and a mail that was reported lost has been found after all.
        if (place.Invitation is { State: InvitationState.Sent or InvitationState.Delivered or InvitationState.Bounced } invitation)
            change.Put(invitation with { State = InvitationState.Entered }).Note("invitation.entered", invitation.RowKey, EnumNames.Of(invitation.State), EnumNames.Of(InvitationState.Entered));
        return change.Note("room.entered", $"room|{cdmoId}");
    }
}
