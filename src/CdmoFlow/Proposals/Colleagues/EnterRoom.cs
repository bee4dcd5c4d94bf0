using CdmoFlow.People;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Colleagues;

/// <summary>A person of a CDMO comes into its room with link and code.</summary>
public static class EnterRoom
{
    /// <summary>Notes who entered, once for each session, or refuses whose link ended while the code was typed. A cancelled selection is left as it is.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="cdmoId">Whose room.</param>
    /// <param name="admission">The admission of the link; 0 for the contact's.</param>
    /// <param name="actor">Who enters; the trail names the person.</param>
    public static Outcome Decide(Selection selection, string cdmoId, int admission, Actor actor)
    {
        var contact = selection.Find<Invitation>(Invitation.KeyOf(cdmoId))?.ContactPersonId;
        var colleague = selection.Find<RoomColleague>(RoomColleague.KeyOf(cdmoId, actor.PersonId));
        if (!ColleagueAccess.Holds(actor.PersonId, admission, contact, colleague)) return Refusal.NotFound("room behind this link");
        return selection.State.Stage == Stage.Cancelled ? Outcome.AlreadyDone : new Change().Note("room.entered", $"room|{cdmoId}");
    }
}
