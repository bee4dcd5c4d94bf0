using CdmoFlow.Mail;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Faults;

namespace CdmoFlow.Tests.Selections.Faults;

public class FaultTests
{
    private static readonly FaultKind[] Steps = [FaultKind.StoppedStep];

    [Fact]
    public void A_fault_is_opened_once_with_its_sentence_and_settled_when_it_is_no_longer_found()
    {
        var selection = Given.ASelection().Build();
        var open = After(selection, Merge(selection, Found("1")));
        Assert.Equal(FaultState.Open, Assert.Single(FaultList.Pending(open)).State);
        Assert.Equal("It has stopped.", Assert.Single(open.State.NeedsAttention));
        Assert.True(Merge(open, Found("1")).IsEmpty);

        // What was not looked for is not settled.
        Assert.True(FaultList.Merge(open, [FaultKind.DeadMail], [], Given.Now).IsEmpty);
        var settled = After(open, Merge(open));
        Assert.Empty(FaultList.Pending(settled));
        Assert.Empty(settled.State.NeedsAttention);
        Assert.Equal(FaultState.Settled, settled.All<Fault>()[0].State);
        Assert.Equal(FaultState.Open, After(settled, Merge(settled, Found("1"))).All<Fault>()[0].State);
    }

    [Theory]
    [InlineData("A reminder cannot be written.", "A reminder cannot be written")]
    [InlineData("Server failed. \nRequestId:1\nHeaders: x", "Server failed")]
    [InlineData("Connection refused (127.0.0.1:10002)", "Connection refused ([hidden])")]
    [InlineData("No such host is known. (cfrecordsabc.table.core.windows.net:443)", "No such host is known. ([hidden])")]
    [InlineData("GET https://cf.blob.core.windows.net/sealed/x?sig=abc%2B answered 403", "GET [hidden] answered 403")]
    [InlineData("Recipient ola@sponsor.example is unknown", "Recipient [hidden] is unknown")]
    [InlineData("AccountName=x;AccountKey=abc==;Endpoint", "AccountName=x;[hidden];Endpoint")]
    [InlineData("Bad token eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9eyJzdWIiOiIxMjM0NTY3ODkwIn0", "Bad token [hidden]")]
    [InlineData("The row proposal|alpha|001 of 0192f0c0ffee7abc8def0123456789ab is gone", "The row proposal|alpha|001 of 0192f0c0ffee7abc8def0123456789ab is gone")]
    public void The_reason_of_a_failure_is_one_line_without_addresses_and_keys(string message, string reason) => Assert.Equal(reason, FaultReason.Of(message));

    [Theory]
    [InlineData(FaultKind.StoppedStep, "s1:rfp:1:alpha", "s1:rfp")]
    [InlineData(FaultKind.StoppedStep, "s1", "s1")]
    [InlineData(FaultKind.UnsealedFiles, "proposal|alpha|001", "proposal")]
    [InlineData(FaultKind.DeadMail, "mail|0000000007-0", "mail|0000000007-0")]
    public void Who_has_no_part_in_a_selection_learns_from_a_fault_nothing_of_its_bidders(FaultKind kind, string subject, string seen)
    {
        var fault = new FaultFinding(kind, subject, "1", "rfp invitation, alpha labs", Given.Now) { Sentence = "The step rfp:1:alpha has stopped." }.ToFault(null);
        var outside = FaultOutside.Of(fault, "s1");
        Assert.Equal((seen, null, fault.Id), (outside.Subject, outside.Sentence, outside.Id));
        if (kind == FaultKind.DeadMail) Assert.Equal("rfp invitation", outside.Detail);
    }

    [Fact]
    public void A_dismissed_fault_stays_away_until_it_fails_anew()
    {
        var selection = Opened(out var id);
        Assert.NotNull(DismissFault.Decide(selection, id, new("short"), Given.AsManager, Given.Now).Refusal);
        Assert.NotNull(DismissFault.Decide(selection, "none", new("It was mended by hand."), Given.AsManager, Given.Now).Refusal);

        var outcome = DismissFault.Decide(selection, id, new("It was mended by hand."), Given.AsManager, Given.Now);
        Assert.Equal(("fault.dismissed", "It was mended by hand."), (outcome.Change!.Trail[0].Action, outcome.Change.Trail[0].Reason));
        var dismissed = After(selection, outcome.Change);
        Assert.Empty(dismissed.State.NeedsAttention);
        Assert.True(DismissFault.Decide(dismissed, id, new("It was mended by hand."), Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.True(Merge(dismissed, Found("1")).IsEmpty);

        var anew = After(dismissed, Merge(dismissed, Found("2")));
        Assert.Equal((FaultState.Open, "2"), (FaultList.Pending(anew)[0].State, FaultList.Pending(anew)[0].Mark));
        Assert.Single(anew.State.NeedsAttention);
    }

    [Fact]
    public void A_retry_is_noted_once_and_comes_back_when_it_does_not_help_in_time()
    {
        var selection = Opened(out var id);
        var outcome = RetryFault.Decide(selection, id, null, Given.AsManager, Given.Now);
        Assert.Equal("fault.retried", Assert.Single(outcome.Change!.Trail).Action);
        var retried = After(selection, outcome.Change);
        Assert.Empty(retried.State.NeedsAttention);
        Assert.Equal((FaultState.Retried, Given.Manager, 1), (FaultList.Pending(retried)[0].State, FaultList.Pending(retried)[0].ActedBy, FaultList.Pending(retried)[0].Retries));
        Assert.True(RetryFault.Decide(retried, id, null, Given.AsManager, Given.Now).Change!.IsEmpty);

        Assert.True(Merge(retried, Found("1")).IsEmpty);
        Assert.False(FaultList.Merge(retried, Steps, [Found("1")], Given.Now + FaultList.RetryTakes + TimeSpan.FromSeconds(1)).IsEmpty);
        Assert.False(Merge(retried, Found("2")).IsEmpty);
        Assert.Equal(FaultState.Settled, After(retried, Merge(retried)).All<Fault>()[0].State);
    }

    [Fact]
    public void A_dead_mail_is_sent_again_as_a_mail_of_its_own()
    {
        var mail = new OutboxMail { Id = "0000000001-000", Order = MailOrder.Of("needs_attention", Given.Manager, MailLink.Selection("x")), QueuedAt = Given.Now, State = OutboxState.Failed };
        var selection = Given.ASelection().Build();
        selection = After(selection, MailAttention.GivenUp(selection, mail).Change!);
        var fault = Assert.Single(FaultList.Pending(selection));
        Assert.Equal((FaultKind.DeadMail, mail.RowKey, mail.Id), (fault.Kind, fault.Subject, OutboxMail.IdOf(fault.Subject)));

        var again = RetryFault.Decide(selection, fault.Id, mail, Given.AsManager, Given.Now).Change!;
        Assert.True(Assert.Single(again.Mails).IsReleased);
        Assert.Empty(FaultList.Pending(After(selection, again)));
        Assert.Empty(After(selection, again).State.NeedsAttention);
        Assert.NotNull(RetryFault.Decide(selection, fault.Id, null, Given.AsManager, Given.Now).Refusal);
    }

    [Fact]
    public void A_mail_that_came_back_is_a_fault_also_after_the_selection_has_ended()
    {
        var mail = new OutboxMail { Id = "0000000001-000", Order = MailOrder.Of("regret", "p-alpha", MailLink.Room("alpha")), QueuedAt = Given.Now, Delivery = Delivery.Bounced, DeliveryAt = Given.Now };
        var ended = Given.ASelection().WithCandidates(1).In(Stage.Contracted).Build();
        var after = After(ended, MailReported.Decide(ended, mail).Change!);
        Assert.Equal("The mail \"regret\" to alpha labs did not arrive.", Assert.Single(FaultList.Pending(after)).Detail);
        Assert.Empty(after.State.NeedsAttention);
        Assert.True(MailReported.Decide(after, mail).Change!.IsEmpty);
    }

    [Fact]
    public void Many_faults_at_once_still_fit_into_one_change()
    {
        var found = Enumerable.Range(0, 300).Select(i => Found("1") with { Subject = $"step-{i}", Sentence = $"Step {i} has stopped." }).ToList();
        var change = FaultList.Merge(Given.ASelection().Build(), Steps, found, Given.Now);
        Assert.InRange(change.Rows.Count + change.Trail.Count, 2, 90);
    }

    private static Selection Opened(out string id)
    {
        var selection = Given.ASelection().Build();
        selection = After(selection, Merge(selection, Found("1")));
        id = FaultList.Pending(selection)[0].Id;
        return selection;
    }

    private static FaultFinding Found(string mark) => new(FaultKind.StoppedStep, "x:rfp:1", mark, "no reason is known", Given.Now) { Sentence = "It has stopped." };

    private static Change Merge(Selection selection, params FaultFinding[] found) => FaultList.Merge(selection, Steps, found, Given.Now);

    private static Selection After(Selection selection, Change change) => selection.After(change);
}
