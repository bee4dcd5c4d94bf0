using CdmoFlow.People;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Colleagues;

/// <summary>Who leads a CDMO's room, and whether a link or a session into it still holds for its person. A cookie cannot be taken back, so every request asks.</summary>
public static class ColleagueAccess
{
    /// <summary>What the lead may do, and a colleague who was given every right.</summary>
    public static IReadOnlyList<CdmoRole> EveryRole { get; } = [CdmoRole.ProposalLead, CdmoRole.Contributor, CdmoRole.Signatory];

    /// <summary>The invited contact, who leads the proposal; null where nobody was named.</summary>
    public static string? LeadOf(Selection selection, string cdmoId) =>
        selection.Find<Invitation>(Invitation.KeyOf(cdmoId))?.ContactPersonId ?? selection.Candidate(cdmoId)?.ContactPersonId;

    /// <summary>True while the person may be in the room: the contact, and anybody who got a link before there was an invitation; a colleague while admitted. A link of an earlier admission does not count, nor one of who was the contact before another took over and stayed no colleague.</summary>
    /// <param name="personId">Who comes.</param>
    /// <param name="admission">The admission under which link or session was made; 0 for a contact who was never a colleague.</param>
    /// <param name="contactId">The invited contact; null when not invited yet.</param>
    /// <param name="colleague">The person's row; null where the person is no colleague.</param>
    public static bool Holds(string personId, int admission, string? contactId, RoomColleague? colleague) =>
        (personId == contactId || (contactId is null && colleague is null) || colleague is { State: ColleagueState.Admitted }) && admission == (colleague?.Admission ?? 0);

    /// <summary>The same for a session, with the words for who is out.</summary>
    public static Refusal? Check(Visitor visitor, RoomPlace place) => place.Holds(visitor.RoomAdmission)
        ? null
        : new Refusal(RefusalKind.Forbidden, "access-ended", "Your access to this room has ended. Ask the person who leads the proposal at your company; what you uploaded is kept.");

    /// <summary>Refuses what only a person who can be named may do, when the session was opened through a mailbox that several read.</summary>
    public static Refusal? CheckNamed(Visitor visitor, RouteRule? rule) => rule?.NeedsNamedPerson == true && visitor.IsSharedMailbox
        ? new Refusal(RefusalKind.Forbidden, "shared-mailbox", "You came in through a mailbox that several people read, so nobody can tell who acts. Name a colleague with an address of their own in the room, and let that person submit, confirm, withdraw or sign.")
        : null;
}
