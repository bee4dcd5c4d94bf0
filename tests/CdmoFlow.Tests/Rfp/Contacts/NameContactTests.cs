using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Holding;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Contacts;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Contacts;

public class NameContactTests
{
    private static readonly NameContactInput Input = new("Bo Berg", "bo@alpha.example", "The address was misspelt.");

    [Fact]
    public void After_a_bounce_the_room_moves_to_the_new_contact_who_is_invited_and_the_fault_is_settled()
    {
        var mail = new OutboxMail { Id = "0000000010-000", Order = MailOrder.Of("rfp_invitation", "p-alpha", MailLink.Room("alpha")), QueuedAt = Given.Now, State = OutboxState.Sent, Delivery = Delivery.Bounced };
        var sent = GivenRfp.Out().WithInvitation("alpha").Build();
        var bounced = sent.After(MailReported.Decide(sent, mail).Change!);
        Assert.Equal(InvitationState.Bounced, bounced.Invitations[0].State);

        var change = Decide(bounced, [mail]).Change!;
        var order = Assert.Single(change.Mails);
        Assert.Equal(("rfp_invitation", "p-bo"), (order.Template, order.ToPersonId));
        var after = bounced.After(change);
        var invitation = after.Find<Invitation>(Invitation.KeyOf("alpha"))!;
        Assert.Equal(("p-bo", 2, InvitationState.Sent), (invitation.ContactPersonId, invitation.LinkEpoch, invitation.State));
        Assert.Equal("p-bo", after.Candidate("alpha")!.ContactPersonId);
        Assert.False(ColleagueAccess.Holds("p-alpha", 0, invitation.ContactPersonId, null));
        Assert.Equal(("p-alpha", "p-bo", Input.Reason), Assert.Single(after.All<ContactChange>()) is var row ? (row.From, row.To, row.Reason) : default);
        Assert.Contains(change.Trail, n => n is { Action: "contact.named", Old: "p-alpha", New: "p-bo" });
        Assert.Empty(FaultList.Pending(after));
        Assert.Empty(after.State.NeedsAttention);
        Assert.True(Decide(after, []).Change!.IsEmpty);
    }

    [Fact]
    public void Who_has_answered_gets_a_link_and_so_do_the_colleagues_who_are_in()
    {
        var selection = GivenRfp.Out().With(new RoomColleague { CdmoId = "alpha", PersonId = "p-ann", Function = "Quality", Domain = "alpha.example", AddedBy = "p-alpha", AddedAt = Given.Now, State = ColleagueState.Admitted }).Build();
        Assert.Equal([("room_link", "p-bo"), ("room_link", "p-ann")], Decide(selection, []).Change!.Mails.Select(m => (m.Template, m.ToPersonId)));
    }

    [Fact]
    public void A_mail_that_waits_goes_to_the_new_one()
    {
        var held = new HeldMail { Id = "m1", HeldAt = Given.Now, Order = MailOrder.Of("answers_published", "p-alpha", MailLink.Room("alpha")) };
        var other = new HeldMail { Id = "m2", HeldAt = Given.Now, Order = MailOrder.Of("answers_published", "p-bravo", MailLink.Room("bravo")) };
        var selection = GivenRfp.Out().With(held).With(other).Build();
        Assert.Equal(["p-bo", "p-bravo"], selection.After(Decide(selection, []).Change!).HeldMails.Select(m => m.Order.ToPersonId));
    }

    [Fact]
    public void Where_nobody_could_be_written_to_the_company_is_invited_as_soon_as_somebody_is_named()
    {
        var given = GivenRfp.Out().WithCandidates(4, CandidateStanding.Longlisted).WithCda("delta");
        var selection = given.With(given.Build().Candidate("delta")! with { ContactPersonId = null, Standing = CandidateStanding.Eliminated, LeftBecause = "Nobody to write to was named when the RFP went out." }).Build();
        var change = NameContact.Decide(selection, "delta", "p-new", [], Input, Given.AsManager, Given.Now).Change!;
        Assert.Equal(("rfp_invitation", "p-new"), Assert.Single(change.Mails) is var mail ? (mail.Template, mail.ToPersonId) : default);
        Assert.Equal((CandidateStanding.Invited, null), selection.After(change).Candidate("delta") is var invited ? (invited!.Standing, invited.LeftBecause) : default);
        Assert.Single(change.Starts);
    }

    [Fact]
    public void It_is_the_project_managers_needs_a_reason_and_a_person_of_that_company()
    {
        var selection = GivenRfp.Out().Build();
        Assert.Equal(RefusalKind.Forbidden, NameContact.Decide(selection, "alpha", "p-bo", [], Input, Given.AsScientist, Given.Now).Refusal!.Kind);
        Assert.Equal(["email", "reason"], NameContact.Decide(selection, "alpha", null, [], Input with { Reason = " " }, Given.AsManager, Given.Now).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal(RefusalKind.NotFound, NameContact.Decide(selection, "juliet", "p-bo", [], Input, Given.AsManager, Given.Now).Refusal!.Kind);
        Assert.Equal("wrong-stage", NameContact.Decide(selection.After(new Change().Put(selection.State with { Stage = Stage.Cancelled })), "alpha", "p-bo", [], Input, Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void Who_is_out_is_not_written_to()
    {
        var given = GivenRfp.Out().WithInvitation("alpha", InvitationState.Silent).In(Stage.Scoring);
        var selection = given.With(given.Build().Candidate("alpha")! with { Standing = CandidateStanding.Eliminated }).Build();
        var change = Decide(selection, []).Change!;
        Assert.Empty(change.Mails);
        Assert.Equal("p-bo", selection.After(change).Invitations[0].ContactPersonId);
    }

    private static Outcome Decide(Selection selection, IReadOnlyList<OutboxMail> dead) => NameContact.Decide(selection, "alpha", "p-bo", dead, Input, Given.AsManager, Given.Now);
}
