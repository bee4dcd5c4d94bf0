using System.Text.Json.Serialization;
using CdmoFlow.Selections;

namespace CdmoFlow.People;

/// <summary>A signed-in person, as the session knows them.</summary>
/// <param name="PersonId">Key into the people table.</param>
/// <param name="Name">Shown at the top of every page.</param>
public sealed record Visitor(string PersonId, string Name)
{
    /// <summary>The selection whose room was entered; null for the sponsor's people.</summary>
    public string? RoomSelectionId { get; init; }

    /// <summary>The CDMO the person works for; null for the sponsor's people.</summary>
    public string? RoomCdmoId { get; init; }

    /// <summary>The epoch of the link through which the room was entered; links of an earlier one are revoked.</summary>
    public int RoomEpoch { get; init; } = 1;

    /// <summary>What the person of a CDMO may do in its room. No session decides it: the door puts in what holds at this moment.</summary>
    public IReadOnlyList<CdmoRole> RoomRoles { get; init; } = [CdmoRole.ProposalLead, CdmoRole.Contributor, CdmoRole.Signatory];

    /// <summary>The admission under which the person came in (<see cref="Proposals.Colleagues.RoomColleague.Admission"/>); 0 for an invited contact who was never a colleague.</summary>
    public int RoomAdmission { get; init; }

    /// <summary>The link was mailed to a mailbox that several people read: the session proves no single person.</summary>
    public bool IsSharedMailbox { get; init; }

    /// <summary>When a session in a room began, real time, UTC; null for the sponsor's people.</summary>
    public DateTimeOffset? RoomSince { get; init; }

    /// <summary>The epoch of the person's sessions when this one began; it ends when a later one begins, such as after a change of roles.</summary>
    public int SessionEpoch { get; init; }

    /// <summary>One of those whom the installation's settings name; the door looks it up afresh where a route asks for it, and no session remembers it.</summary>
    [JsonIgnore]
    public bool IsSiteAdministrator { get; init; }

    /// <summary>True for the sponsor's people.</summary>
    public bool IsSponsor => RoomCdmoId is null;

    /// <summary>The visitor as the one who acts on a selection, with the capacity that the trail shows.</summary>
    public Actor ActingOn(SelectionState? state)
    {
        if (!IsSponsor) return new Actor(PersonId, "cdmo") { CdmoId = RoomCdmoId };
        var seat = state?.Team.FirstOrDefault(m => m.PersonId == PersonId);
        var capacity = seat is null ? IsSiteAdministrator ? "site_administrator" : "sponsor" : string.Join(", ", seat.Roles.Select(Records.EnumNames.Of).Concat(seat.Functions.Select(Records.EnumNames.Of)));
        return new Actor(PersonId, capacity);
    }
}
