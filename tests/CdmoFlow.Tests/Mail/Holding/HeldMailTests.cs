using CdmoFlow.Mail;
using CdmoFlow.Mail.Holding;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Rfp;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Mail.Holding;

public class HeldMailTests
{
    private static readonly MailOrder Invitation = MailOrder.Of("rfp_invitation", "p-alpha", MailLink.Room("alpha"));

    [Theory]
    [InlineData("rfp_invitation", true)]
    [InlineData("answers_published", true)]
    [InlineData("submission_receipt", false)]
    [InlineData("submission_withdrawn", false)]
    [InlineData("room_link", false)]
    [InlineData("rfp_reminder", false)]
    public void What_answers_an_act_of_the_cdmo_or_reminds_never_waits(string template, bool waits) =>
        Assert.Equal(waits, new MailRules { HoldForCdmos = true }.Holds(MailOrder.Of(template, "person-a", MailLink.Room("alpha"))));

    [Fact]
    public void Mails_to_the_team_never_wait_and_without_the_rule_none_does()
    {
        Assert.False(new MailRules { HoldForCdmos = true }.Holds(MailOrder.Of("gate_opened", Given.Manager, MailLink.Selection("x"))));
        Assert.False(MailRules.Standard.Holds(Invitation));
        Assert.False(new MailRules { HoldForCdmos = true }.Holds(Invitation with { IsReleased = true }));
    }

    [Fact]
    public void Released_with_a_subject_and_a_paragraph_it_leaves_once()
    {
        var selection = Waiting();
        var change = ReleaseMail.Decide(selection, "m1", new("  Your invitation ", "We look forward to it."), Given.AsManager, Given.Now).Change!;
        var order = Assert.Single(change.Mails);
        Assert.Equal(("Your invitation", "We look forward to it.", true), (order.Subject, order.Note, order.IsReleased));
        var after = selection.After(change);
        Assert.DoesNotContain(after.HeldMails, m => m.Id == "m1");
        Assert.True(ReleaseMail.Decide(after, "m1", new(null, null), Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("mail-released", DropMail.Decide(after, "m1", new("It is no longer true."), Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void A_subject_of_two_lines_and_a_long_paragraph_are_refused_together() =>
        Assert.Equal(["subject", "note"], ReleaseMail.Decide(Waiting(), "m1", new("a\r\nBcc: b@c.example", new string('x', 2001)), Given.AsManager, Given.Now).Refusal!.Errors.Select(e => e.Field));

    [Fact]
    public void Dropped_with_a_reason_nothing_leaves()
    {
        var selection = Waiting();
        Assert.Equal("reason", Assert.Single(DropMail.Decide(selection, "m1", new("short"), Given.AsManager, Given.Now).Refusal!.Errors).Field);
        var change = DropMail.Decide(selection, "m1", new("It is no longer true."), Given.AsManager, Given.Now).Change!;
        Assert.Empty(change.Mails);
        var after = selection.After(change);
        Assert.DoesNotContain(after.HeldMails, m => m.Id == "m1");
        Assert.Equal("mail-dropped", ReleaseMail.Decide(after, "m1", new(null, null), Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal(RefusalKind.NotFound, DropMail.Decide(selection, "m9", new("It is no longer true."), Given.AsManager, Given.Now).Refusal!.Kind);
    }

    [Fact]
    public void All_at_once_means_those_the_person_has_seen()
    {
        var selection = Waiting();
        var change = ReleaseAllMails.Decide(selection, new(["m1", "m1", "m9"]), Given.AsManager, Given.Now).Change!;
        Assert.Single(change.Mails);
        Assert.Equal("m2", Assert.Single(selection.After(change).HeldMails).Id);
        Assert.Equal(RefusalKind.Invalid, ReleaseAllMails.Decide(selection, new([]), Given.AsManager, Given.Now).Refusal!.Kind);
    }

    [Fact]
    public void The_project_manager_has_the_task_to_release_them() =>
        Assert.Contains(CdmoFlow.Selections.Tasks.OpenTasks.Of(Waiting()), t => t.PersonId == Given.Manager && t.What == "Release 2 mails");

    [Fact]
    public void A_mail_is_sent_again_once_it_has_left_and_with_a_reason()
    {
        var mail = new OutboxMail { Id = "m1", Order = Invitation, QueuedAt = Given.Now, State = OutboxState.Sent, Delivery = Delivery.Bounced };
        var selection = GivenRfp.Out().Build();
        Assert.Equal("mail-on-its-way", ResendMail.Decide(selection, mail with { State = OutboxState.Claimed }, new("Address corrected."), Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal(RefusalKind.Invalid, ResendMail.Decide(selection, mail, new(""), Given.AsManager, Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, ResendMail.Decide(selection, null, new("Address corrected."), Given.AsManager, Given.Now).Refusal!.Kind);
        Assert.True(Assert.Single(ResendMail.Decide(selection, mail, new("Address corrected."), Given.AsManager, Given.Now).Change!.Mails).IsReleased);
    }

    private static Selection Waiting() => GivenRfp.Out().With(Held("m1")).With(Held("m2")).Build();

    private static HeldMail Held(string id) => new() { Id = id, Order = Invitation, HeldAt = Given.Now };
}
