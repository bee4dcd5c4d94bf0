using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Templates;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Rfp;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Mail;

public class PresentMailTests
{
    private static readonly DateTimeOffset Later = GivenRfp.Deadline.AddDays(7);

    [Theory]
    [InlineData("rfp_invitation")]
    [InlineData("deadline_extended")]
    [InlineData("deadline_extended_own")]
    [InlineData("rfp_amended")]
    [InlineData("rfp_reminder")]
    public void After_an_extension_a_mail_names_the_deadline_that_its_calendar_file_has(string template)
    {
        var selection = Extended();
        var order = Order(template) with { Subject = "Ours", Note = "Hello." };
        var (now, refusal) = PresentMail.Of(selection, order, Given.Now);
        Assert.Null(refusal);
        Assert.Equal((Zones.Format(Later, selection.State.Brief.TimeZone), "Ours", "Hello."), (now!.Values["deadline"], now.Subject, now.Note));
        Assert.Equal(now, PresentMail.Of(selection, now, Given.Now).Order! with { Values = now.Values });
    }

    [Fact]
    public void What_asks_for_a_proposal_does_not_leave_after_the_deadline_nor_what_its_agreement_no_longer_covers()
    {
        Assert.Equal("mail-outdated", PresentMail.Of(Extended(), Order("rfp_invitation"), Later.AddSeconds(1)).Refusal!.Type);
        Assert.Equal("mail-outdated", PresentMail.Of(GivenRfp.Out().WithProposal("alpha").Build(), Order("rfp_reminder"), Given.Now).Refusal!.Type);
        var ended = GivenRfp.Out().WithCda("alpha", CdaState.Terminated).Build();
        foreach (var template in (string[])["rfp_invitation", "rfp_reminder", "deadline_extended", "answers_published", "answer_private", "question_refused", "rfp_amended"])
            Assert.Equal("no-cda", PresentMail.Of(ended, Order(template), Given.Now).Refusal!.Type);
        Assert.NotNull(PresentMail.Of(ended, Order("room_link"), Given.Now).Order);
    }

    [Fact]
    public void A_mail_sent_again_goes_to_the_contact_of_today_and_one_to_the_team_stays_as_it_is()
    {
        var moved = GivenRfp.Out().With(new Invitation { CdmoId = "alpha", Round = 1, ContactPersonId = "p-new", State = InvitationState.Sent, SentAt = Given.Now }).Build();
        Assert.Equal("p-new", PresentMail.Of(moved, Order("rfp_amended"), Given.Now).Order!.ToPersonId);
        var toTeam = MailOrder.Of("gate_opened", Given.Manager, MailLink.Selection("x"));
        Assert.Same(toTeam, PresentMail.Of(moved, toTeam, Given.Now).Order);
    }

    [Fact]
    public void A_teaser_is_asked_again_with_the_day_of_today_until_the_company_is_invited()
    {
        var approach = new Approach { CdmoId = "alpha", Teaser = 1, ContactPersonId = "p-new", SentAt = Given.Now, AnswerBy = Given.Now.AddDays(9) };
        var teaser = new Teaser { Number = 1, Introduction = "A.", Modality = "B", Phase = "C", Scale = "D", Services = "E", Timing = "F", Region = "G", WrittenBy = Given.Manager, WrittenAt = Given.Now };
        var order = MailOrder.Of("availability_request", "p-alpha", MailLink.Availability("alpha"), ("answer_by", "before"));
        var open = Given.ASelection().WithCandidates(1, CdmoFlow.Longlist.CandidateStanding.Longlisted).In(Stage.Cda).With(approach).With(teaser);
        var (now, _) = PresentMail.Of(open.Build(), order, Given.Now);
        Assert.Equal(("p-new", Zones.Format(approach.AnswerBy, open.Build().State.Brief.TimeZone)), (now!.ToPersonId, now.Values["answer_by"]));
        Assert.Equal("mail-outdated", PresentMail.Of(open.In(Stage.RfpIssued).Build(), order, Given.Now).Refusal!.Type);
    }

    [Theory]
    [InlineData(LatePolicy.Refuse, "later submissions are not accepted", "Only what has been submitted by then counts.")]
    [InlineData(LatePolicy.Accept, "marked as late", "marked as late")]
    public void Invitation_and_reminder_say_what_becomes_of_a_late_proposal(LatePolicy policy, string invited, string reminded)
    {
        var selection = GivenRfp.Out(new RfpRules { Late = policy }).WithInvitation("alpha").Build();
        var order = InvitationMail.Order(selection, selection.Candidate("alpha")!, GivenRfp.Deadline, GivenRfp.Deadline, null);
        var reminder = InvitationUpkeep.Due(selection, "alpha", GivenRfp.Deadline.AddDays(-7)).Mails[0];
        Assert.Contains(invited, Text(order), StringComparison.Ordinal);
        Assert.Contains(reminded, Text(reminder), StringComparison.Ordinal);
        Assert.Equal(policy == LatePolicy.Refuse, Text(order).Contains("not accepted", StringComparison.Ordinal));
    }

    private static string Text(MailOrder order) => new MailTemplates().Render(order.Template, new Dictionary<string, string>(order.Values, StringComparer.Ordinal)
    {
        ["recipient"] = "A",
        ["selection"] = "B",
        ["sponsor"] = "C",
        ["link"] = "https://cdmoflow.example/r/x",
    }).Text;

    private static MailOrder Order(string template) => MailOrder.Of(template, "p-alpha", MailLink.Room("alpha"), ("deadline", "before"), ("cdmo", "alpha labs"), ("state", "before"));

    private static Selection Extended() => GivenRfp.Out().With(s => s with { RfpDeadline = Later }).Build();
}
