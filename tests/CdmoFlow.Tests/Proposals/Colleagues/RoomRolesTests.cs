using CdmoFlow.People;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals.Colleagues;

/// <summary>What each of a room's people may do, and who has come into it.</summary>
public class RoomRolesTests
{
    private static readonly string[] Reading = ["ReadOwnFile", "ReadAttachment", "ReadDocument"];

    private static RoomColleague Ann(string rights = "prepare") => new()
    {
        CdmoId = "alpha",
        PersonId = "p-ann",
        State = ColleagueState.Admitted,
        Function = "Process engineer",
        Domain = "alpha.example",
        MaySubmit = rights == "submit",
        ReadsOnly = rights == "read",
        Admission = 1,
        AddedBy = "p-alpha",
        AddedAt = Given.Now,
    };

    private static Selection Room(string rights = "prepare", InvitationState invitation = InvitationState.Sent) =>
        Given.ASelection().In(Stage.RfpIssued).WithCandidates(2).WithCda("alpha").WithInvitation("alpha", invitation).With(Ann(rights)).Build();

    private static Access Judge(RouteRule rule, string rights) => Authorization.Judge(
        rule, new Visitor("p-ann", "Ann") { RoomSelectionId = "s", RoomCdmoId = "alpha", RoomRoles = RoomPlace.Of(Room(rights), "alpha", "p-ann").Roles }, "s", Room().State, rule.Route.Contains("{cdmoId}", StringComparison.Ordinal) ? "alpha" : null);

    private static IEnumerable<RouteRule> OfRooms(string method) => RouteTable.All.Where(r => r.Method == method && (r.Route.Contains("rooms/{selectionId}", StringComparison.Ordinal) || r.Who.HasFlag(Who.Room)));

    [Fact, Trait("Category", "Threat")]
    public void A_reader_is_refused_at_every_writing_route_of_the_room_and_reads_all_of_it()
    {
        var writing = OfRooms("POST").Where(r => !Reading.Contains(r.Function, StringComparer.Ordinal)).ToList();
        Assert.True(writing.Count >= 18, $"{writing.Count} routes write.");
        foreach (var rule in writing) Assert.True(Judge(rule, "read") == Access.Forbidden, $"{rule.Function} lets a reader write.");
        foreach (var rule in OfRooms("GET").Concat(OfRooms("POST").Where(r => Reading.Contains(r.Function, StringComparer.Ordinal)))) Assert.True(Judge(rule, "read") == Access.Allowed, $"{rule.Function} is kept from a reader.");
    }

    [Theory]
    [InlineData("prepare", "SaveDraft", Access.Allowed)]
    [InlineData("prepare", "StartUpload", Access.Allowed)]
    [InlineData("prepare", "AskQuestion", Access.Allowed)]
    [InlineData("prepare", "SubmitProposal", Access.Forbidden)]
    [InlineData("prepare", "WithdrawProposal", Access.Forbidden)]
    [InlineData("prepare", "AnswerInvitation", Access.Forbidden)]
    [InlineData("prepare", "SignAgreementAsCdmo", Access.Forbidden)]
    [InlineData("prepare", "HandOverOwnLead", Access.Forbidden)]
    [InlineData("submit", "SubmitProposal", Access.Allowed)]
    [InlineData("submit", "SignAgreementAsCdmo", Access.Allowed)]
    public void Who_prepares_writes_and_who_may_submit_also_submits_and_signs(string rights, string function, Access expected) => Assert.Equal(expected, Judge(RouteTable.Of(function)!, rights));

    [Fact]
    public void Rights_are_read_from_the_room_as_it_is_and_a_shared_mailbox_never_gets_that_of_submitting()
    {
        Assert.Equal([CdmoRole.Reader], RoomPlace.Of(Room("read"), "alpha", "p-ann").Roles);
        Assert.Equal([CdmoRole.Contributor], (Ann("submit") with { IsSharedMailbox = true }).Roles);
        Assert.Equal(ColleagueAccess.EveryRole, RoomPlace.Of(Room("read"), "alpha", "p-alpha").Roles);
        var led = Room("read").After(new Change().Put(Room().Find<Invitation>(Invitation.KeyOf("alpha"))! with { ContactPersonId = "p-ann" }));
        Assert.Equal((ColleagueAccess.EveryRole, true), (RoomPlace.Of(led, "alpha", "p-ann").Roles, RoomPlace.Of(led, "alpha", "p-ann").Holds(1)));
        Assert.Empty(RoomColleague.Of(led, "alpha"));
    }

    [Theory]
    [InlineData(InvitationState.Sent, InvitationState.Entered)]
    [InlineData(InvitationState.Bounced, InvitationState.Entered)]
    [InlineData(InvitationState.Accepted, InvitationState.Accepted)]
    [InlineData(InvitationState.Declined, InvitationState.Declined)]
    public void The_first_entry_of_each_person_is_kept_and_the_invitation_is_known_to_be_seen(InvitationState before, InvitationState after)
    {
        var room = Room(invitation: before);
        var ann = Given.AsCdmo("alpha") with { PersonId = "p-ann" };
        var entered = room.After(EnterRoom.Decide(room, "alpha", 1, ann, Given.Now).Change!);
        var again = EnterRoom.Decide(entered, "alpha", 1, ann, Given.Now.AddDays(1)).Change!;
        Assert.Equal(["room.entered"], again.Trail.Select(n => n.Action));
        Assert.Equal((after, Given.Now, null), (entered.Find<Invitation>(Invitation.KeyOf("alpha"))!.State, RoomEntry.Of(entered.After(again), "alpha", "p-ann"), RoomEntry.Of(entered, "alpha", "p-alpha")));
    }
}
