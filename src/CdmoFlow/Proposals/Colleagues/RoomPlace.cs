using CdmoFlow.People;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Colleagues;

/// <summary>A person's place in a CDMO's room at this moment. Links, codes, sessions and every request are held against it, so that what is taken away is gone at once and what is given holds at once.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Invitation">The CDMO's invitation; null before there is one.</param>
/// <param name="LeadId">Who leads the room; null where nobody was named or nobody looked because it makes no difference.</param>
/// <param name="Colleague">The person's row in the room; null where there is none.</param>
public sealed record RoomPlace(string PersonId, Invitation? Invitation, string? LeadId, RoomColleague? Colleague)
{
    /// <summary>The epoch of all links into the room.</summary>
    public int Epoch => Invitation?.LinkEpoch ?? 1;

    /// <summary>Which admission of the person it is.</summary>
    public int Admission => Colleague?.Admission ?? 0;

    /// <summary>What the person may do while the place holds.</summary>
    public IReadOnlyList<CdmoRole> Roles => Colleague is null || PersonId == LeadId ? ColleagueAccess.EveryRole : Colleague.Roles;

    /// <summary>True while what was made under that admission still opens the room.</summary>
    public bool Holds(int admission) => ColleagueAccess.Holds(PersonId, admission, Invitation?.ContactPersonId ?? (PersonId == LeadId ? LeadId : null), Colleague);

    /// <summary>The place in a whole selection.</summary>
    public static RoomPlace Of(Selection selection, string cdmoId, string personId) => new(
        personId, selection.Find<Invitation>(Invitation.KeyOf(cdmoId)), ColleagueAccess.LeadOf(selection, cdmoId), selection.Find<RoomColleague>(RoomColleague.KeyOf(cdmoId, personId)));
}
