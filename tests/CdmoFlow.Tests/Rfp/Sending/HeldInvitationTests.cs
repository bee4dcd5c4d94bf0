using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Holding;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Rfp.Writing;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Sending;

public class HeldInvitationTests
{
    private const string Why = "It is told at a meeting.";
    private static readonly DateTimeOffset Deadline = Given.Now.AddDays(28);

    [Fact]
    public void While_its_mail_waits_a_company_is_not_invited()
    {
        var issued = Issued();
        Assert.Equal((InvitationState.Prepared, (DateTimeOffset?)null), Of(issued, "alpha") is var held ? (held.State, held.SentAt) : default);
        Assert.Equal((InvitationState.Sent, (DateTimeOffset?)Given.Now), Of(issued, "bravo") is var sent ? (sent.State, sent.SentAt) : default);
        Assert.All(issued.Documents, d => Assert.Equal(["bravo"], d.SharedWith));
        Assert.Equal(CandidateStanding.Longlisted, issued.Candidate("alpha")!.Standing);
        Assert.True(InvitationUpkeep.Due(issued, "alpha", Deadline.AddDays(-7)).IsEmpty);
        Assert.DoesNotContain(Instances.Invitation(issued.Id, 1, "alpha"), Instances.Waiting(issued));
        Assert.Equal("invitation-closed", Participation.Check(issued, "alpha", Given.Now)!.Type);
    }

    [Fact]
    public void Released_it_is_invited_at_that_moment_with_what_is_true_then()
    {
        var issued = Issued();
        var at = Deadline.AddDays(-10);
        var later = issued.After(new Change().Put(issued.State with { RfpDeadline = Deadline.AddDays(3) }));
        var change = ReleaseMail.Decide(later, "m1", new(null, null), Given.AsManager, at).Change!;
        var mail = Assert.Single(change.Mails);
        Assert.Equal((true, "Ours", Zones.Format(Deadline.AddDays(3), later.State.Brief.TimeZone)), (mail.IsReleased, mail.Subject, mail.Values["deadline"]));
        Assert.False(later.MailRules.Holds(mail));
        var after = later.After(change);
        Assert.Equal((InvitationState.Sent, (DateTimeOffset?)at, 1), Of(after, "alpha") is var sent ? (sent.State, sent.SentAt, sent.RemindersSent.Count) : default);
        Assert.All(after.Documents, d => Assert.Equal(["bravo", "alpha"], d.SharedWith));
        Assert.Equal(CandidateStanding.Invited, after.Candidate("alpha")!.Standing);
        Assert.Equal(Instances.Invitation(after.Id, 1, "alpha"), Assert.Single(change.Starts).InstanceId);
    }

    [Fact]
    public void Dropped_it_is_out_and_on_record_with_the_reason()
    {
        var issued = Issued();
        var after = issued.After(DropMail.Decide(issued, "m1", new(Why), Given.AsManager, Given.Now).Change!);
        Assert.Equal(InvitationState.Withdrawn, Of(after, "alpha").State);
        Assert.Equal((CandidateStanding.Eliminated, $"Left out of the RFP: {Why}"), (after.Candidate("alpha")!.Standing, after.Candidate("alpha")!.LeftBecause));
        Assert.True(InvitationUpkeep.Due(after, "alpha", Deadline.AddDays(-7)).IsEmpty);
        Assert.Equal($"Left out of the RFP: {Why}", after.After(RfpUpkeep.Due(after, "1", RfpUpkeep.ClosesAt(Deadline))).Candidate("alpha")!.LeftBecause);
    }

    [Fact]
    public void At_the_deadline_whom_nobody_invited_is_not_silent_and_its_mail_does_not_leave_any_more()
    {
        var issued = Issued();
        Assert.Equal("mail-outdated", ReleaseMail.Decide(issued, "m1", new(null, null), Given.AsManager, Deadline.AddSeconds(1)).Refusal!.Type);
        var change = RfpUpkeep.Due(issued, "1", RfpUpkeep.ClosesAt(Deadline));
        var closed = issued.After(change);
        Assert.Equal((InvitationState.Withdrawn, InvitationState.Silent), (Of(closed, "alpha").State, Of(closed, "bravo").State));
        Assert.Contains("not released", closed.Candidate("alpha")!.LeftBecause, StringComparison.Ordinal);
        Assert.Empty(closed.HeldMails);
        Assert.Contains(change.Trail, n => n is { Action: "rfp.not_invited", Subject: "invitation|alpha" });
    }

    [Fact]
    public void An_invitation_that_an_earlier_version_called_sent_while_its_mail_waits_gets_no_reminder_either()
    {
        var old = GivenRfp.Out().WithInvitation("alpha").With(Held("alpha", "m1")).Build();
        Assert.True(InvitationUpkeep.Due(old, "alpha", Deadline.AddDays(-7)).IsEmpty);
        Assert.False(InvitationUpkeep.Status(old, "alpha", Deadline.AddDays(-7)).Done);
        Assert.Single(ReleaseMail.Decide(old, "m1", new(null, null), Given.AsManager, Given.Now).Change!.Mails);
        Assert.Equal(InvitationState.Withdrawn, Of(old.After(DropMail.Decide(old, "m1", new(Why), Given.AsManager, Given.Now).Change!), "alpha").State);
    }

    [Fact]
    public void Where_all_mails_to_CDMOs_wait_the_invitations_do_too_and_all_are_released_together()
    {
        var selection = Issued();
        var change = ReleaseAllMails.Decide(selection, new(["m1"]), Given.AsManager, Given.Now).Change!;
        Assert.Equal(InvitationState.Sent, Of(selection.After(change), "alpha").State);

        var ready = Rendered().After(new Change().Put(new MailRules { HoldForCdmos = true }));
        var issue = IssueRfp.Due(ready, Given.Now);
        Assert.All(ready.After(issue).Invitations, i => Assert.Equal(InvitationState.Prepared, i.State));
        Assert.All(issue.Mails, m => Assert.True(new MailRules { HoldForCdmos = true }.Holds(m)));
    }

    private static Invitation Of(Selection selection, string cdmoId) => selection.Find<Invitation>(Invitation.KeyOf(cdmoId))!;

    private static HeldMail Held(string cdmoId, string id) => new() { Id = id, HeldAt = Given.Now, Order = MailOrder.Of("rfp_invitation", $"p-{cdmoId}", MailLink.Room(cdmoId), ("cdmo", cdmoId), ("deadline", "before")) with { Subject = "Ours", Waits = true } };

    private static Selection Rendered() => GivenWriting.Preparing().With(s => s with { Brief = GivenWriting.Full(s.Brief), RfpDeadline = Deadline })
        .With(new StoredDocument { Id = RfpFiles.HtmlId(1), FileName = "a", ContentType = "text/html", BlobName = "a", Length = 1, Sha256 = new string('b', 64), At = Given.Now }).Build();

    // The store turns an order that waits into a row of its own.
    private static Selection Issued()
    {
        var rendered = Rendered();
        var prepared = rendered.After(PrepareMail.Decide(rendered, "alpha", new("hold", null, null, null), Given.AsManager, Given.Now).Change!);
        var change = IssueRfp.Due(prepared, Given.Now);
        Assert.Equal([true, false], change.Mails.Select(prepared.MailRules.Holds));
        return prepared.After(change.Put(Held("alpha", "m1")));
    }
}
