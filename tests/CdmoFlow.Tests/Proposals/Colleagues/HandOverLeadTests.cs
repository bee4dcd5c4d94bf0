using CdmoFlow.Mail;
using CdmoFlow.Mail.Holding;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals.Colleagues;

public class HandOverLeadTests
{
    private const string Why = "She is on leave from May on.";
    private static readonly CdmoFlow.People.Actor Alpha = Given.AsCdmo("alpha");

    private static RoomColleague Colleague(string person, ColleagueState state = ColleagueState.Admitted) => new()
    {
        CdmoId = "alpha",
        PersonId = person,
        State = state,
        Function = "Process engineer",
        Domain = "alpha.example",
        ReadsOnly = true,
        Admission = 1,
        AddedBy = "p-alpha",
        AddedAt = Given.Now,
    };

    private static Selection Room(params RoomColleague[] others)
    {
        var given = Given.ASelection().In(Stage.RfpIssued).WithCandidates(2).WithCda("alpha").WithInvitation("alpha").WithInvitation("bravo").With(Colleague("p-ann"));
        foreach (var other in others) given.With(other);
        return given.Build();
    }

    private static Outcome Decide(Selection selection, HandOverLeadInput input, CdmoFlow.People.Actor actor, string? email = "lead@alpha.example") => HandOverLead.Decide(selection, "alpha", input, email, actor, Given.Now);

    [Fact]
    public void The_colleague_leads_and_who_led_stays_with_link_and_session_as_one_who_prepares()
    {
        var room = Room();
        var change = Decide(room, new("p-ann", "stay", null), Alpha).Change!;
        var after = room.After(change);
        Assert.Equal(("p-ann", "p-ann"), (after.Find<Invitation>(Invitation.KeyOf("alpha"))!.ContactPersonId, after.Candidate("alpha")!.ContactPersonId));
        var (lead, former) = (RoomPlace.Of(after, "alpha", "p-ann"), RoomPlace.Of(after, "alpha", "p-alpha"));
        Assert.True(lead.Holds(1));
        Assert.Equal(ColleagueAccess.EveryRole, lead.Roles);
        Assert.True(former.Holds(0));
        Assert.Equal([CdmoFlow.People.CdmoRole.Contributor], former.Roles);
        Assert.Equal("p-alpha", Assert.Single(RoomColleague.Of(after, "alpha")).PersonId);
        Assert.Equal([("room_lead", "p-alpha"), ("room_lead", "p-ann")], change.Mails.Select(m => (m.Template, m.ToPersonId)));
        Assert.Equal(("room.lead_handed_over", "p-alpha", "p-ann"), (change.Trail[0].Action, change.Trail[0].Old, change.Trail[0].New));

        // Back again, and the other way round.
        var back = Decide(after, new("p-alpha", "stay", null), Alpha with { PersonId = "p-ann" }).Change!;
        Assert.Equal("p-alpha", ColleagueAccess.LeadOf(after.After(back), "alpha"));
        Assert.Equal([CdmoFlow.People.CdmoRole.Contributor], RoomPlace.Of(after.After(back), "alpha", "p-ann").Roles);
    }

    [Fact]
    public void Who_leaves_is_out_at_once_gets_no_mail_and_comes_back_with_another_link()
    {
        var room = Room();
        var change = Decide(room, new("p-ann", "leave", Why), Given.AsManager).Change!;
        var after = room.After(change);
        Assert.False(RoomPlace.Of(after, "alpha", "p-alpha").Holds(0));
        Assert.Equal(["p-ann"], change.Mails.Select(m => m.ToPersonId));
        Assert.Contains(change.Trail, n => n.Action == "colleague.revoked");
        // The sponsor put the person out, so the sponsor decides.
        var named = AddColleague.Decide(after, "alpha", new("Lea Lead", "lead@alpha.example", "Sales", "prepare"), "p-alpha", "ann@alpha.example", Alpha with { PersonId = "p-ann" }, Given.Now).Change!;
        Assert.Equal(ColleagueState.Waiting, after.After(named).Find<RoomColleague>(RoomColleague.KeyOf("alpha", "p-alpha"))!.State);
    }

    [Fact]
    public void Only_the_lead_and_the_project_manager_hand_over_and_only_to_a_person_who_is_in()
    {
        var room = Room(Colleague("p-waits", ColleagueState.Waiting), Colleague("p-shared") with { IsSharedMailbox = true });
        HandOverLeadInput input = new("p-ann", "stay", Why);
        Assert.Equal(RefusalKind.Forbidden, Decide(room, input, Alpha with { PersonId = "p-ann" }).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, Decide(room, input, Given.AsCdmo("bravo")).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, Decide(room, input, Given.AsQuality).Refusal!.Kind);
        foreach (var person in (string?[])["p-waits", "p-shared", "p-bravo", null]) Assert.Equal("personId", Decide(room, input with { PersonId = person }, Alpha).Refusal!.Errors.Single().Field);
        Assert.Equal(["former", "reason"], Decide(room, new("p-ann", "maybe", "no"), Alpha).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal("reason", Decide(room, input with { Reason = null }, Given.AsManager).Refusal!.Errors.Single().Field);
        Assert.True(Decide(room, input with { PersonId = "p-alpha" }, Given.AsManager).Change!.IsEmpty);
        Assert.Equal("leads-room", RevokeColleague.Decide(room.After(Decide(room, input, Alpha).Change!), "alpha", "p-ann", new(Why), Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void Mails_that_wait_for_release_go_to_the_new_lead()
    {
        HeldMail Held(string id, string person, string cdmo) => new() { Id = id, Order = MailOrder.Of("rfp_reminder", person, MailLink.Room(cdmo)), HeldAt = Given.Now };
        var room = Room().After(new Change().Put(Held("1", "p-alpha", "alpha")).Put(Held("2", "p-bravo", "bravo")));
        var after = room.After(Decide(room, new("p-ann", "leave", null), Alpha).Change!);
        Assert.Equal(["p-ann", "p-bravo"], after.HeldMails.OrderBy(m => m.Id, StringComparer.Ordinal).Select(m => m.Order.ToPersonId));
    }

    [Fact]
    public void A_lead_whom_the_sponsor_let_in_covers_no_domain()
    {
        var room = Room(Colleague("p-out") with { Domain = "consult.example", DecidedBy = Given.Manager });
        var led = room.After(Decide(room, new("p-out", "stay", null), Alpha).Change!);
        var named = AddColleague.Decide(led, "alpha", new("Bo Consult", "bo@consult.example", "Consultant", "read"), "p-bo", "out@consult.example", Alpha with { PersonId = "p-out" }, Given.Now).Change!;
        Assert.Equal(ColleagueState.Waiting, led.After(named).Find<RoomColleague>(RoomColleague.KeyOf("alpha", "p-bo"))!.State);
    }
}
