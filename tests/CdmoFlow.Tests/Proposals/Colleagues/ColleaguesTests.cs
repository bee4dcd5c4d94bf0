using CdmoFlow.People;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Tasks;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals.Colleagues;

public class ColleaguesTests
{
    private const string Lead = "lead@alpha.example";
    private static readonly AddColleagueInput Input = new("Ann Berg", "ann@alpha.example", "Process engineer", "prepare");
    private static readonly Actor Alpha = Given.AsCdmo("alpha");

    private static Selection Room(params string[] domains) =>
        Given.ASelection().In(Stage.RfpIssued).WithCandidates(2).With(new Cda { CdmoId = "alpha", State = CdaState.Executed, CoveredDomains = domains }).WithCda("bravo").WithInvitation("alpha").WithInvitation("bravo").Build();

    private static Change Add(Selection selection, AddColleagueInput input, string person = "p-ann") => AddColleague.Decide(selection, "alpha", input, person, Lead, Alpha, Given.Now).Change!;

    private static RoomColleague Ann(Selection selection) => selection.Find<RoomColleague>(RoomColleague.KeyOf("alpha", "p-ann"))!;

    [Theory]
    [InlineData("ann@alpha.example", ColleagueState.Admitted)]
    [InlineData("ann@lab.ALPHA.example", ColleagueState.Admitted)]
    [InlineData("ann@partner.example", ColleagueState.Admitted)]
    [InlineData("ann@notalpha.example", ColleagueState.Waiting)]
    [InlineData("ann@bravo.example", ColleagueState.Waiting)]
    [InlineData("ann@gmx.de", ColleagueState.Waiting)]
    public void Who_is_in_a_covered_domain_gets_a_link_and_anybody_else_waits_for_the_sponsor(string email, ColleagueState expected)
    {
        var selection = Room("partner.example", "gmx.de");
        var change = Add(selection, Input with { Email = email });
        Assert.Equal(expected, Ann(selection.After(change)).State);
        var mail = Assert.Single(change.Mails);
        var waits = expected == ColleagueState.Waiting;
        Assert.Equal(waits ? ("task_assigned", Given.Manager, null) : ("colleague_link", "p-ann", "alpha"), (mail.Template, mail.ToPersonId, mail.Link.RoomOf));
        Assert.Equal(waits, OpenTasks.Of(selection.After(change)).Any(t => t.What.Contains("colleague at alpha labs", StringComparison.Ordinal) && t.PersonId == Given.Manager));
    }

    [Fact]
    public void A_contact_at_a_public_provider_covers_nobody_and_neither_does_an_agreement_that_has_run_out()
    {
        Assert.False(CoveredAddresses.Contain(Room(), "alpha", "ann@gmail.com", "lead@gmail.com", Given.Now));
        var ended = Room().After(new Change().Put(new Cda { CdmoId = "alpha", State = CdaState.Executed, CoveredDomains = ["partner.example"], ExpiresOn = new DateOnly(2027, 2, 1) }));
        Assert.False(CoveredAddresses.Contain(ended, "alpha", "ann@partner.example", null, Given.Now));
    }

    [Theory]
    [InlineData("yahoo.co.uk", true)]
    [InlineData("mail.gmx.net", true)]
    [InlineData("t-online.de", true)]
    [InlineData("mail.alpha.example", false)]
    [InlineData("outlook.alpha.example", false)]
    [InlineData("gmxlabs.com", false)]
    public void Public_providers_are_known_by_name(string domain, bool expected) => Assert.Equal(expected, PublicMailProviders.IsOne(domain));

    [Theory]
    [InlineData("info@alpha.example", true)]
    [InlineData("RFP-Team@alpha.example", true)]
    [InlineData("sales2+munich@alpha.example", true)]
    [InlineData("bd@alpha.example", true)]
    [InlineData("tender@alpha.example", true)]
    [InlineData("ann.berg@alpha.example", false)]
    [InlineData("b.dale@alpha.example", false)]
    [InlineData("@alpha.example", false)]
    [InlineData(null, false)]
    public void Mailboxes_that_several_read_are_known_by_name(string? email, bool expected) => Assert.Equal(expected, SharedMailboxes.IsOne(email));

    [Fact]
    public void A_shared_mailbox_may_prepare_but_neither_submit_nor_sign()
    {
        var shared = Input with { Email = "rfp@alpha.example" };
        Assert.Equal("shared-mailbox", AddColleague.Check(Room(), "alpha", shared with { Rights = "submit" }, Alpha)!.Type);
        var ann = Ann(Room().After(Add(Room(), shared)));
        Assert.True(ann.IsSharedMailbox);
        Assert.Equal([CdmoRole.Contributor], ann.Roles);
        Assert.Equal([CdmoRole.Contributor], (ann with { MaySubmit = true }).Roles);

        var visitor = new Visitor("p-alpha", "Team") { RoomSelectionId = "s", RoomCdmoId = "alpha", IsSharedMailbox = true };
        foreach (var function in (string[])["SubmitProposal", "WithdrawProposal", "ConfirmProposal", "ConfirmRegistration", "CorrectDefects", "ReplaceFile", "SignAgreementAsCdmo"])
        {
            Assert.Equal("shared-mailbox", ColleagueAccess.CheckNamed(visitor, RouteTable.Of(function))!.Type);
            Assert.Null(ColleagueAccess.CheckNamed(visitor with { IsSharedMailbox = false }, RouteTable.Of(function)));
        }

        Assert.Null(ColleagueAccess.CheckNamed(visitor, RouteTable.Of("AddColleague")));
        Assert.Null(ColleagueAccess.CheckNamed(visitor, RouteTable.Of("SaveDraft")));
    }

    [Fact]
    public void Only_the_lead_names_colleagues_for_the_own_room_ten_at_most()
    {
        Assert.Equal(RefusalKind.Forbidden, AddColleague.Check(Room(), "alpha", Input, Given.AsCdmo("bravo"))!.Kind);
        Assert.Equal(RefusalKind.Forbidden, AddColleague.Check(Room(), "alpha", Input, Alpha with { PersonId = "p-ann" })!.Kind);
        Assert.Equal(["name", "email", "function", "rights"], AddColleague.Check(Room(), "alpha", new(" ", "nobody", null, null), Alpha)!.Errors.Select(e => e.Field));
        Assert.Equal("email", AddColleague.Decide(Room(), "alpha", Input, "p-alpha", Lead, Alpha, Given.Now).Refusal!.Errors.Single().Field);

        var full = Enumerable.Range(0, 10).Aggregate(Room(), (room, i) => room.After(Add(room, Input, $"p-{i}")));
        Assert.True(Add(full, Input, "p-3").IsEmpty);
        Assert.Equal("room-full", AddColleague.Decide(full, "alpha", Input, "p-ann", Lead, Alpha, Given.Now).Refusal!.Type);
        var freed = full.After(RevokeColleague.Decide(full, "alpha", "p-3", new("No longer with us."), Alpha, Given.Now).Change!);
        Assert.False(Add(freed, Input).IsEmpty);
    }

    [Fact]
    public void The_project_manager_releases_or_refuses_with_a_reason()
    {
        var waiting = Room().After(Add(Room(), Input with { Email = "ann@elsewhere.example" }));
        Outcome Decide(string? verdict, string reason, Actor actor) => DecideColleague.Decide(waiting, "alpha", "p-ann", new(verdict, reason), actor, Given.Now);
        Assert.Equal(RefusalKind.Forbidden, Decide("release", "She is their consultant.", Given.AsScientist).Refusal!.Kind);
        Assert.Equal(["verdict", "reason"], Decide("maybe", "so", Given.AsManager).Refusal!.Errors.Select(e => e.Field));

        var release = Decide("release", "She is their consultant.", Given.AsManager).Change!;
        Assert.Equal(("colleague_link", "p-ann"), (release.Mails.Single().Template, release.Mails.Single().ToPersonId));
        var released = waiting.After(release);
        Assert.True(ColleagueAccess.Holds("p-ann", 1, "p-alpha", Ann(released)));
        // Whom another one replaced as the contact is out, though never a colleague.
        Assert.False(ColleagueAccess.Holds("p-before", 0, "p-alpha", null));
        Assert.True(ColleagueAccess.Holds("p-alpha", 0, "p-alpha", null));
        Assert.True(DecideColleague.Decide(released, "alpha", "p-ann", new("release", "She is their consultant."), Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("already-decided", DecideColleague.Decide(released, "alpha", "p-ann", new("refuse", "Not any more, sorry."), Given.AsManager, Given.Now).Refusal!.Type);

        var refuse = Decide("refuse", "We do not know her.", Given.AsManager).Change!;
        Assert.Equal(("colleague_ended", "p-alpha"), (refuse.Mails.Single().Template, refuse.Mails.Single().ToPersonId));
        Assert.False(ColleagueAccess.Holds("p-ann", 0, "p-alpha", Ann(waiting.After(refuse))));
    }

    [Fact]
    public void Either_side_revokes_and_whom_the_sponsor_revoked_comes_back_through_the_sponsor_alone()
    {
        var room = Room().After(Add(Room(), Input));
        Outcome Revoke(Actor actor, string reason = "She left the company.") => RevokeColleague.Decide(room, "alpha", "p-ann", new(reason), actor, Given.Now);
        Assert.Equal(RefusalKind.Forbidden, Revoke(Given.AsCdmo("bravo")).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, Revoke(Alpha with { PersonId = "p-ann" }).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, Revoke(Given.AsQuality).Refusal!.Kind);
        Assert.Equal("reason", Revoke(Alpha, "no").Refusal!.Errors.Single().Field);

        var byLead = room.After(Revoke(Alpha).Change!);
        Assert.False(ColleagueAccess.Holds("p-ann", 1, "p-alpha", Ann(byLead)));
        var again = Ann(byLead.After(Add(byLead, Input)));
        Assert.Equal((ColleagueState.Admitted, 2), (again.State, again.Admission));
        Assert.False(ColleagueAccess.Holds("p-ann", 1, "p-alpha", again));
        Assert.True(ColleagueAccess.Holds("p-ann", 2, "p-alpha", again));

        var bySponsor = room.After(Revoke(Given.AsManager).Change!);
        Assert.Equal("colleague_ended", Revoke(Given.AsManager).Change!.Mails.Single().Template);
        Assert.Equal(ColleagueState.Waiting, Ann(bySponsor.After(Add(bySponsor, Input))).State);
        Assert.True(RevokeColleague.Decide(bySponsor, "alpha", "p-ann", new("She left the company."), Alpha, Given.Now).Change!.IsEmpty);
    }

    [Fact]
    public void Entering_is_noted_under_the_persons_id_and_refused_once_the_access_has_ended()
    {
        var room = Room().After(Add(Room(), Input));
        var ann = Alpha with { PersonId = "p-ann" };
        Assert.Equal(["invitation.entered", "room.entered"], EnterRoom.Decide(room, "alpha", 1, ann, Given.Now).Change!.Trail.Select(n => n.Action));
        Assert.NotNull(EnterRoom.Decide(room, "alpha", 0, ann, Given.Now).Refusal);
        Assert.Null(EnterRoom.Decide(room, "alpha", 0, Alpha, Given.Now).Refusal);
        Assert.Equal("access-ended", ColleagueAccess.Check(new Visitor("p-ann", "Ann") { RoomAdmission = 1, RoomCdmoId = "alpha" }, RoomPlace.Of(room, "alpha", "p-ann") with { Colleague = Ann(room) with { State = ColleagueState.Revoked } })!.Type);
    }

    [Fact]
    public void A_session_in_a_room_ends_twelve_hours_after_it_began()
    {
        var visitor = new Visitor("p-ann", "Ann") { RoomCdmoId = "alpha", RoomSince = Given.Now };
        Assert.False(RoomSession.IsOver(visitor, Given.Now.AddHours(12).AddTicks(-1)));
        Assert.True(RoomSession.IsOver(visitor, Given.Now.AddHours(12)));
        Assert.False(RoomSession.IsOver(visitor with { RoomCdmoId = null }, Given.Now.AddHours(12)));
    }

    [Fact]
    public void New_links_go_to_the_contact_and_to_who_is_in()
    {
        var room = Room().After(Add(Room(), Input));
        room = room.After(Add(room, Input with { Email = "x@elsewhere.example" }, "p-waits"));
        var change = RenewLinks.Decide(room, "alpha", new("The mail went astray.", 1), Given.AsManager, Given.Now).Change!;
        Assert.Equal(["p-alpha", "p-ann"], change.Mails.Select(m => m.ToPersonId));
    }
}
