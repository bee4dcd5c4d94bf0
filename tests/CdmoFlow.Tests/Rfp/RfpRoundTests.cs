using CdmoFlow.Longlist;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp;

public class RfpRoundTests
{
    private static readonly DateTimeOffset Deadline = Given.Now.AddDays(28);

    private static Given Issued(params string[] invited)
    {
        var given = Given.ASelection().WithCandidates(3, CandidateStanding.Invited).In(Stage.RfpIssued, Deadline).With(s => s with { RfpDeadline = Deadline, QuestionsUntil = Given.Now.AddDays(10), QuestionsClosedRound = 1 });
        foreach (var cdmo in invited) given.WithCda(cdmo).WithInvitation(cdmo);
        return given;
    }

    [Fact]
    public void The_document_prints_the_deadline_that_is_issued_at_five_in_the_afternoon_of_the_selections_zone()
    {
        var selection = Given.ASelection().WithCandidates(2, CandidateStanding.Longlisted).WithCda("alpha").WithCda("bravo", CdaState.Expired).In(Stage.RfpPreparation).Build();
        var terms = RfpFiles.Terms(selection, Given.Now);
        // 29 March 2027 is the day after the clocks went forward in Berlin.
        Assert.Equal(new DateTimeOffset(2027, 3, 29, 15, 0, 0, TimeSpan.Zero), terms.Deadline);
        var rendered = selection.After(RfpFiles.Record(selection, terms, [File(RfpFiles.HtmlId(1)), File($"{RfpFiles.Id(1)}-pdf"), File($"{RfpFiles.Id(1)}-docx")]));
        var change = IssueRfp.Due(rendered, Given.Now.AddDays(1));
        var issued = rendered.After(change);
        Assert.Equal(terms.Deadline, issued.State.RfpDeadline);
        Assert.Equal(Stage.RfpIssued, issued.State.Stage);
        Assert.Equal(["p-alpha"], change.Mails.Select(m => m.ToPersonId));
        Assert.All(issued.Documents, d => Assert.Equal(["alpha"], d.SharedWith));
        Assert.Equal(CandidateStanding.Invited, issued.Candidate("alpha")!.Standing);
        Assert.True(IssueRfp.Due(issued, Given.Now.AddDays(1)).IsEmpty);
        Assert.True(RfpFiles.Record(issued, terms, []).IsEmpty);
    }

    [Fact]
    public void What_is_missing_is_named_once_by_mail_and_keeps_the_round_waiting()
    {
        var selection = Given.ASelection().In(Stage.RfpPreparation).Build();
        var change = RfpPreparationUpkeep.Due(selection, "1", Given.Now);
        Assert.Contains("objectives", Assert.Single(change.Mails).Values["task"], StringComparison.Ordinal);
        var after = selection.After(change);
        Assert.False(RfpPreparationUpkeep.Status(after, "1", Given.Now).Done);
        Assert.True(RfpPreparationUpkeep.Due(after, "1", Given.Now).IsEmpty);
    }

    [Fact]
    public void A_completed_text_ends_the_preparation()
    {
        var selection = Given.ASelection().WithCandidates(1, CandidateStanding.Longlisted).WithCda("alpha").In(Stage.RfpPreparation).Build();
        var asked = selection.After(RfpPreparationUpkeep.Due(selection, "1", Given.Now));
        const string Sentence = "A sentence that says everything a reader at a CDMO needs to know.";
        var input = new CompleteRfpInput("Asthma", Sentence, Sentence, Sentence, Sentence, Sentence, [new() { Name = "First patient dosed", Date = "2028-05-01" }]);
        Assert.Equal(RefusalKind.Forbidden, CompleteRfp.Decide(asked, input, Given.AsFinance, Given.Now).Refusal!.Kind);
        var written = asked.After(CompleteRfp.Decide(asked, input, Given.AsManager, Given.Now).Change!);
        Assert.True(RfpPreparationUpkeep.Status(written, "1", Given.Now).Done);
        Assert.Empty(written.After(RfpPreparationUpkeep.Due(written, "1", Given.Now)).State.NeedsAttention);
        Assert.True(CompleteRfp.Decide(written, input, Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("wrong-stage", CompleteRfp.Decide(Issued().Build(), input, Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void Reminders_go_out_once_at_each_mark_and_never_to_who_declined_or_submitted()
    {
        var selection = Issued("alpha").Build();
        List<double> days = [];
        var now = Given.Now;
        while (InvitationUpkeep.Status(selection, "alpha", now) is { Done: false, WakeAt: { } wake })
        {
            Assert.True(wake > now);
            now = wake;
            var change = InvitationUpkeep.Due(selection, "alpha", now);
            if (change.Mails.Count == 1) days.Add((Deadline - now).TotalHours);
            selection = selection.After(change);
            Assert.True(InvitationUpkeep.Due(selection, "alpha", now).IsEmpty);
        }

        Assert.Equal([14 * 24, 7 * 24, 72, 24, 2], days);
        Assert.True(InvitationUpkeep.Status(Issued().WithInvitation("alpha", InvitationState.Withdrawn).Build(), "alpha", Given.Now).Done);
        // Who has submitted may begin another draft, and is looked at when reminders of drafts are due.
        Assert.Equal(Deadline.AddHours(-72), InvitationUpkeep.Status(Issued("alpha").WithInvitation("alpha", InvitationState.Accepted).WithProposal("alpha").Build(), "alpha", Given.Now).WakeAt);
        Assert.Equal(RfpUpkeep.ClosesAt(Deadline), InvitationUpkeep.Status(Issued("alpha").WithInvitation("alpha", InvitationState.Accepted).WithProposal("alpha").Build(), "alpha", Deadline.AddHours(-1)).WakeAt);
        Assert.Equal(Deadline.AddHours(-72), InvitationUpkeep.Status(Issued().WithInvitation("alpha", InvitationState.Accepted).Build(), "alpha", Given.Now).WakeAt);
    }

    [Fact]
    public void The_deadline_seals_what_was_submitted_and_takes_out_the_silent()
    {
        var selection = Issued("alpha", "bravo").WithProposal("alpha").Build();
        Assert.True(RfpUpkeep.Due(selection, "1", Deadline).IsEmpty);
        // A proposal that came in time may still be on its way into the tables.
        Assert.True(RfpUpkeep.Due(selection, "1", Deadline.AddSeconds(59)).IsEmpty);
        Assert.Equal(Deadline.AddSeconds(60), RfpUpkeep.Status(selection, "1", Deadline.AddSeconds(59)).WakeAt);
        Assert.True(RfpUpkeep.Status(selection, "1", Deadline).WakeAt > Deadline);
        var change = RfpUpkeep.Due(selection, "1", RfpUpkeep.ClosesAt(Deadline));
        var after = selection.After(change);
        Assert.Equal(ProposalState.Sealed, after.Proposals[0].State);
        Assert.Equal(InvitationState.Silent, after.Find<Invitation>(Invitation.KeyOf("bravo"))!.State);
        Assert.Equal(CandidateStanding.Eliminated, after.Candidate("bravo")!.Standing);
        Assert.Equal("1", Assert.Single(change.Mails).Values["count"]);
        Assert.True(RfpUpkeep.Status(after, "1", RfpUpkeep.ClosesAt(Deadline)).Done);
        Assert.True(RfpUpkeep.Due(after, "1", Deadline.AddDays(1)).IsEmpty);
    }

    [Fact]
    public void An_opening_that_nobody_does_is_said_once_when_it_is_due()
    {
        var selection = Issued("alpha").WithProposal("alpha").Build();
        var closed = selection.After(RfpUpkeep.Due(selection, "1", RfpUpkeep.ClosesAt(Deadline)));
        var due = closed.State.DueAt!.Value;
        Assert.Equal(due, OpeningUpkeep.Status(closed, "1", Deadline.AddDays(1)).WakeAt);
        Assert.True(OpeningUpkeep.Due(closed, "1", due.AddSeconds(-1)).IsEmpty);
        var change = OpeningUpkeep.Due(closed, "1", due);
        Assert.Equal((Given.Manager, "needs_attention"), Assert.Single(change.Mails.Select(m => (m.ToPersonId, m.Template))));
        var overdue = closed.After(change);
        Assert.Contains("received: 1", Assert.Single(overdue.State.NeedsAttention), StringComparison.Ordinal);
        Assert.True(OpeningUpkeep.Due(overdue, "1", due.AddDays(1)).IsEmpty);
        Assert.Equal(new StageStatus(false, null, null), OpeningUpkeep.Status(overdue, "1", due));
        var verified = overdue.After(new Change().Put(overdue.Proposals[0] with { FilesVerified = true }));
        var first = verified.After(ConfirmOpening.Decide(verified, new(true), Given.AsManager, due).Change!);
        Assert.Empty(first.After(ConfirmOpening.Decide(first, new(true), Given.AsQuality, due).Change!).State.NeedsAttention);
    }

    [Fact]
    public void Nobody_submitted_leads_into_another_round_with_the_agreements_that_hold()
    {
        var selection = Issued("alpha", "bravo").Build();
        var closed = selection.After(RfpUpkeep.Due(selection, "1", RfpUpkeep.ClosesAt(Deadline)));
        Assert.NotEmpty(closed.State.NeedsAttention);
        var again = new ReissueRfpInput("The slot was too early for everybody.", 21);
        Assert.Equal(RefusalKind.Forbidden, ReissueRfp.Decide(closed, again, Given.AsQuality, Deadline).Refusal!.Kind);
        Assert.Equal(["reason", "newDays"], ReissueRfp.Decide(closed, new(null, 3), Given.AsManager, Deadline).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal("wrong-stage", ReissueRfp.Decide(selection, again, Given.AsManager, Deadline).Refusal!.Type);
        var next = closed.After(ReissueRfp.Decide(closed, again, Given.AsManager, Deadline).Change!);
        Assert.Equal((Stage.Cda, 2, (DateTimeOffset?)null), (next.State.Stage, next.State.RfpRound, next.State.RfpDeadline));
        Assert.Equal(OpeningUpkeep.AnotherRound, OpeningUpkeep.Status(next, "1", Deadline).Next);
        Assert.All(next.Invitations, i => Assert.Equal((2, InvitationState.Prepared), (i.Round, i.State)));
        Assert.Equal(CandidateStanding.Longlisted, next.Candidate("bravo")!.Standing);
        Assert.Empty(next.State.NeedsAttention);
        Assert.Equal(Stage.RfpPreparation, next.After(CdaUpkeep.Due(next, "2", Deadline)).State.Stage);
    }

    [Fact]
    public void With_a_proposal_received_there_is_no_other_round()
    {
        var selection = Issued("alpha").WithProposal("alpha").Build();
        var closed = selection.After(RfpUpkeep.Due(selection, "1", RfpUpkeep.ClosesAt(Deadline)));
        Assert.Equal("proposals-received", ReissueRfp.Decide(closed, new("We want more of them.", 21), Given.AsManager, Deadline).Refusal!.Type);
    }

    [Fact, Trait("Category", "Threat")]
    public void A_deadline_moved_earlier_is_refused_and_one_moved_later_is_told_to_everybody_invited()
    {
        var selection = Issued("alpha", "bravo").Build();
        const string Why = "Two CDMOs asked for time.";
        Assert.Equal(RefusalKind.Forbidden, ExtendDeadline.Decide(selection, new(new(2027, 4, 20), Why), Given.AsFinance, Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, ExtendDeadline.Decide(selection, new(new(2027, 3, 10), Why), Given.AsManager, Given.Now).Refusal!.Kind);
        Assert.Equal("too-late", ExtendDeadline.Decide(selection, new(new(2027, 4, 20), Why), Given.AsManager, Deadline.AddSeconds(1)).Refusal!.Type);
        Assert.Equal("wrong-stage", ExtendDeadline.Decide(Given.ASelection().In(Stage.Cda).Build(), new(new(2027, 4, 20), Why), Given.AsManager, Given.Now).Refusal!.Type);
        var change = ExtendDeadline.Decide(selection, new(new(2027, 4, 20), Why), Given.AsManager, Given.Now).Change!;
        Assert.Equal(2, change.Mails.Count(m => m.Template == "deadline_extended"));
        Assert.Equal(3, change.Wakes.Count);
        var after = selection.After(change);
        Assert.Equal(new DateTimeOffset(2027, 4, 20, 15, 0, 0, TimeSpan.Zero), after.State.RfpDeadline);
        Assert.True(RfpUpkeep.Due(after, "1", RfpUpkeep.ClosesAt(Deadline)).IsEmpty);
    }

    [Fact]
    public void A_CDMO_answers_for_itself_in_time_and_may_come_back()
    {
        var selection = Issued("alpha", "bravo").Build();
        var decline = new AnswerInvitationInput("decline", "No capacity this year.");
        Assert.Equal(RefusalKind.Forbidden, AnswerInvitation.Decide(selection, "alpha", decline, Given.AsCdmo("bravo"), Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, AnswerInvitation.Decide(selection, "charlie", decline, Given.AsCdmo("charlie"), Given.Now).Refusal!.Kind);
        Assert.Equal("too-late", AnswerInvitation.Decide(selection, "alpha", decline, Given.AsCdmo("alpha"), Deadline.AddSeconds(1)).Refusal!.Type);
        Assert.Contains(AnswerInvitation.Decide(selection, "alpha", new("decline", null), Given.AsCdmo("alpha"), Given.Now).Refusal!.Errors, e => e.Field == "reason");
        var declined = selection.After(AnswerInvitation.Decide(selection, "alpha", decline, Given.AsCdmo("alpha"), Given.Now).Change!);
        Assert.Equal(CandidateStanding.Eliminated, declined.Candidate("alpha")!.Standing);
        var back = declined.After(AnswerInvitation.Decide(declined, "alpha", new("accept", null), Given.AsCdmo("alpha"), Given.Now).Change!);
        Assert.Equal(CandidateStanding.Invited, back.Candidate("alpha")!.Standing);
    }

    [Fact]
    public void A_CDMO_that_declined_and_came_back_is_reminded_of_what_lies_ahead()
    {
        var selection = Issued("alpha").WithInvitation("alpha", InvitationState.Declined).Build();
        Assert.Equal(StageStatus.WaitUntil(RfpUpkeep.ClosesAt(Deadline)), InvitationUpkeep.Status(selection, "alpha", Given.Now));
        Assert.True(InvitationUpkeep.Due(selection, "alpha", Deadline.AddHours(-71)).IsEmpty);
        var back = selection.After(AnswerInvitation.Decide(selection, "alpha", new("accept", null), Given.AsCdmo("alpha"), Deadline.AddHours(-70)).Change!);
        Assert.True(InvitationUpkeep.Due(back, "alpha", Deadline.AddHours(-70)).IsEmpty);
        Assert.Equal(Deadline.AddHours(-24), InvitationUpkeep.Status(back, "alpha", Deadline.AddHours(-70)).WakeAt);
        Assert.Equal("rfp_reminder", Assert.Single(InvitationUpkeep.Due(back, "alpha", Deadline.AddHours(-24)).Mails).Template);
        Assert.True(InvitationUpkeep.Status(selection, "alpha", RfpUpkeep.ClosesAt(Deadline)).Done);
    }

    private static StoredDocument File(string id) =>
        new() { Id = id, FileName = id, ContentType = "text/html", BlobName = id, Length = 1, Sha256 = new string('b', 64), At = Given.Now };
}
