using CdmoFlow.People;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Selections;

namespace CdmoFlow.Web.Pages.Proposals.Colleagues;

/// <summary>Who looks at a room, as far as it decides which forms are shown. What is refused is decided by the authorisation, from the same roles.</summary>
/// <param name="Leads">Leads the proposal: names colleagues and hands over the lead.</param>
/// <param name="Roles">What the person may do in the room now.</param>
/// <param name="IsShared">Several people read the mailbox to which the code went.</param>
public sealed record RoomViewer(bool Leads, IReadOnlyList<CdmoRole> Roles, bool IsShared)
{
    /// <summary>The sponsor, who looks at a room before it is opened and acts in none.</summary>
    public static RoomViewer Outside { get; } = new(false, [], false);

    /// <summary>Answers for the company: invitation, date of an audit.</summary>
    public bool Answers => Roles.Contains(CdmoRole.ProposalLead);

    /// <summary>Uploads, writes the draft and asks.</summary>
    public bool Edits => Answers || Roles.Contains(CdmoRole.Contributor);

    /// <summary>Submits, confirms, corrects and withdraws.</summary>
    public bool Submits => Answers && !IsShared;

    /// <summary>Signs for the company.</summary>
    public bool Signs => Roles.Contains(CdmoRole.Signatory) && !IsShared;

    /// <summary>The visitor of a room, with the roles that the door has put in.</summary>
    public static RoomViewer Of(Visitor visitor, Selection selection, string cdmoId) => new(visitor.PersonId == ColleagueAccess.LeadOf(selection, cdmoId), visitor.RoomRoles, visitor.IsSharedMailbox);
}
