using CdmoFlow.Mail;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Selections.Tasks;
using CdmoFlow.Tests.Rfp;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Mail;

public class MailReportedTests
{
    [Fact]
    public void A_bounce_is_over_once_a_later_mail_arrived_and_reports_of_the_first_change_nothing_any_more()
    {
        var first = Mail("0000000010-000", Delivery.Bounced);
        var bounced = After(Sent(), MailReported.Decide(Sent(), first));
        Assert.Equal(InvitationState.Bounced, State(bounced));
        Assert.Contains(OpenTasks.Of(bounced), t => t.PersonId == Given.Manager && t.Path == $"/selections/{bounced.Id}/mails/{first.Id}");

        var again = ResendMail.Decide(bounced, first, new("The server is mended."), Given.AsManager, Given.Now).Change!;
        Assert.Equal("rfp_invitation", Assert.Single(again.Mails).Template);
        var resent = bounced.After(again);
        Assert.Equal(FaultState.Settled, Assert.Single(resent.All<Fault>()).State);
        Assert.Empty(resent.State.NeedsAttention);
        // The service says "dropped" after "bounce" of the same mail, or says it twice: no news.
        Assert.True(MailReported.Decide(resent, first).Change!.IsEmpty);

        var arrived = After(resent, MailReported.Decide(resent, Mail("0000000014-000", Delivery.Delivered)));
        Assert.Equal(InvitationState.Delivered, State(arrived));
        Assert.True(MailReported.Decide(arrived, first).Change!.IsEmpty);
    }

    [Fact]
    public void A_second_mail_that_does_not_arrive_is_a_fault_of_its_own_and_one_of_an_earlier_round_says_nothing_of_the_invitation()
    {
        var sent = Sent();
        var bounced = After(sent, MailReported.Decide(sent, Mail("0000000010-000", Delivery.Bounced)));
        Assert.Equal(2, FaultList.Pending(After(bounced, MailReported.Decide(bounced, Mail("0000000014-000", Delivery.Bounced)))).Count);
        var early = After(sent, MailReported.Decide(sent, Mail("0000000002-000", Delivery.Bounced) with { QueuedAt = Given.Now.AddDays(-40) }));
        Assert.Equal(InvitationState.Sent, State(early));
        Assert.Single(FaultList.Pending(early));
    }

    [Fact]
    public void Neither_a_resend_nor_a_retry_tells_what_the_agreement_no_longer_covers()
    {
        var ended = GivenRfp.Out().WithInvitation("alpha").WithCda("alpha", CdaState.Terminated).Build();
        var mail = Mail("0000000010-000", Delivery.Bounced);
        var bounced = After(ended, MailReported.Decide(ended, mail));
        Assert.Equal("no-cda", ResendMail.Decide(bounced, mail, new("The address is right now."), Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal("no-cda", RetryFault.Decide(bounced, Assert.Single(FaultList.Pending(bounced)).Id, mail, Given.AsManager, Given.Now).Refusal!.Type);
    }

    private static Selection Sent() => GivenRfp.Out().WithInvitation("alpha").Build();

    private static InvitationState State(Selection selection) => selection.Find<Invitation>(Invitation.KeyOf("alpha"))!.State;

    private static Selection After(Selection selection, Outcome outcome) => selection.After(outcome.Change!);

    private static OutboxMail Mail(string id, Delivery delivery) => new()
    {
        Id = id,
        Order = MailOrder.Of("rfp_invitation", "p-alpha", MailLink.Room("alpha"), ("cdmo", "alpha labs"), ("deadline", "before")),
        QueuedAt = Given.Now,
        State = OutboxState.Sent,
        Delivery = delivery,
        DeliveryAt = Given.Now,
    };
}
