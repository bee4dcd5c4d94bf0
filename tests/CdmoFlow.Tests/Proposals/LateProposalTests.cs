using CdmoFlow.Longlist;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Rfp;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals;

public class LateProposalTests
{
    private static readonly DateTimeOffset Deadline = GivenRfp.Deadline;
    private static readonly DateTimeOffset Closed = RfpUpkeep.ClosesAt(Deadline);
    private static readonly RfpRules Accepting = new() { Late = LatePolicy.Accept };
    private static readonly AdmitProposalInput TakeIn = new(1, "count", "The mail service of the sponsor stood still.");

    [Fact]
    public void With_the_policy_refuse_a_second_late_is_refused_with_its_lateness()
    {
        var selection = GivenRfp.Out().Build();
        Assert.NotNull(Submit(selection, "alpha", Deadline).Change);
        Assert.Contains("1 s later", Submit(selection, "alpha", Deadline.AddSeconds(1)).Refusal!.Detail, StringComparison.Ordinal);
        Assert.Equal("too-late", UploadRules.Check(selection, "alpha", new("offer.pdf", 1), [], UploadQuota.Standard, Deadline.AddSeconds(1))!.Type);
    }

    [Fact]
    public void With_the_policy_accept_a_late_one_is_sealed_as_late_and_does_not_count()
    {
        var selection = GivenRfp.Out(Accepting).Build();
        Assert.Equal(ProposalState.Submitted, After(selection, Submit(selection, "alpha", Deadline)).Proposals[0].State);
        var outcome = Submit(selection, "alpha", Deadline.AddSeconds(1));
        Assert.Equal("proposal.submitted_late", Assert.Single(outcome.Change!.Trail).Action);
        Assert.Equal([(Given.Manager, "decide whether the late proposal of alpha labs counts")], outcome.Change.Mails.Select(m => (m.ToPersonId, m.Values["task"])));
        var late = After(selection, outcome);
        Assert.Equal((ProposalState.Late, true, false, true), (late.Proposals[0].State, late.Proposals[0].IsLate, late.Proposals[0].Counts, late.Proposals[0].IsHeld));
        Assert.Equal("submission_late", Assert.Single(FilesSealed.Due(late, "alpha", 1, Content("alpha", Deadline, "first")).Mails).Template);
        var change = RfpUpkeep.Due(late, null, Closed);
        var closed = late.After(change);
        Assert.Equal(("0", ProposalState.Late), (change.Mails[0].Values["count"], closed.Proposals[0].State));
        Assert.Contains("Late: 1", change.Mails[0].Values["outside"], StringComparison.Ordinal);
        Assert.Equal("sealed", ReadProposal.Decide(closed, "alpha", "f1", Given.AsManager).Refusal!.Type);
        Assert.Equal("nothing-counts", ConfirmOpening.Decide(closed, new(true), Given.AsManager, Closed).Refusal!.Type);
    }

    [Fact]
    public void It_may_come_until_the_opening_also_from_one_that_was_silent_and_its_upload_too()
    {
        var selection = GivenRfp.Out(Accepting).WithInvitation("bravo").Build();
        var closed = selection.After(RfpUpkeep.Due(selection, null, Closed));
        Assert.Null(UploadRules.Check(closed, "bravo", new("offer.pdf", 1), [], UploadQuota.Standard, Closed.AddHours(1)));
        Assert.Contains("bravo", StagingNeeds.Of(closed, Closed));
        var late = After(closed, Submit(closed, "bravo", Closed.AddHours(1)));
        Assert.Equal(InvitationState.Silent, late.Find<Invitation>(Invitation.KeyOf("bravo"))!.State);
        var taken = After(late, AdmitProposal.Decide(late, "bravo", TakeIn, Given.AsManager, Closed.AddHours(2)));
        Assert.Equal((ProposalState.Sealed, true), (taken.Proposals[0].State, taken.Proposals[0].IsLate));
        Assert.Equal((InvitationState.Accepted, CandidateStanding.Invited), (taken.Find<Invitation>(Invitation.KeyOf("bravo"))!.State, taken.Candidate("bravo")!.Standing));
        Assert.Empty(taken.State.NeedsAttention);
        var opened = Open(taken);
        Assert.Equal((ProposalState.Opened, CandidateStanding.InEvaluation), (opened.Proposals[0].State, opened.Candidate("bravo")!.Standing));
        Assert.Equal("too-late", Submit(opened, "alpha", Closed.AddDays(1)).Refusal!.Type);
        Assert.Equal(RefusalKind.NotFound, Submit(closed, "zulu", Closed).Refusal!.Kind);
    }

    [Fact]
    public void A_late_version_leaves_the_one_that_came_in_time_alone_until_it_is_taken_in()
    {
        var selection = GivenRfp.Out(Accepting).Build();
        selection = After(selection, Submit(selection, "alpha", Given.Now));
        selection = After(selection, Submit(selection, "alpha", Deadline.AddMinutes(1), "late-1"));
        selection = After(selection, Submit(selection, "alpha", Deadline.AddMinutes(2), "late-2"));
        Assert.Equal([ProposalState.Submitted, ProposalState.Superseded, ProposalState.Late], selection.Proposals.Select(p => p.State));
        var closed = selection.After(RfpUpkeep.Due(selection, null, Closed.AddMinutes(2)));
        var left = Open(closed);
        Assert.Equal([ProposalState.Opened, ProposalState.Superseded, ProposalState.Late], left.Proposals.Select(p => p.State));
        Assert.Equal(CandidateStanding.InEvaluation, left.Candidate("alpha")!.Standing);
        var taken = Open(After(closed, AdmitProposal.Decide(closed, "alpha", TakeIn with { Version = 3 }, Given.AsManager, Closed.AddMinutes(5))));
        Assert.Equal([ProposalState.Superseded, ProposalState.Superseded, ProposalState.Opened], taken.Proposals.Select(p => p.State));
    }

    [Fact]
    public void Without_a_decision_it_stays_sealed_for_good_and_its_CDMO_is_out()
    {
        var selection = GivenRfp.Out(Accepting).Build();
        selection = After(selection, Submit(selection, "bravo", Given.Now));
        selection = After(selection, Submit(selection, "alpha", Deadline.AddSeconds(30)));
        var opened = Open(selection.After(RfpUpkeep.Due(selection, null, Closed)));
        Assert.Equal([ProposalState.Late, ProposalState.Opened], opened.Proposals.Select(p => p.State));
        Assert.Equal(CandidateStanding.Eliminated, opened.Candidate("alpha")!.Standing);
        Assert.Equal("sealed", ReadProposal.Content(opened, "alpha", Given.AsManager).Refusal!.Type);
    }

    [Fact, Trait("Category", "Threat")]
    public void A_clock_moved_back_closes_nothing_twice_and_reopens_nothing()
    {
        foreach (var rules in (RfpRules[])[new(), Accepting])
        {
            var selection = GivenRfp.Out(rules).WithProposal("alpha").Build();
            // The timer fires, and the clock says that the deadline lies ahead: it waits again.
            Assert.True(RfpUpkeep.Due(selection, null, Deadline.AddHours(-1)).IsEmpty);
            Assert.Equal(Closed, RfpUpkeep.Status(selection, null, Deadline.AddHours(-1)).WakeAt);
            var closed = selection.After(RfpUpkeep.Due(selection, null, Closed));
            var back = Deadline.AddHours(-1);
            Assert.Equal("wrong-stage", Submit(closed, "bravo", back).Refusal!.Type);
            Assert.NotNull(Participation.CheckHandingIn(closed, "bravo", back));
            Assert.Equal("wrong-stage", WithdrawProposal.Decide(closed, "alpha", new(null), Given.AsCdmo("alpha"), back).Refusal!.Type);
            Assert.Equal("wrong-stage", ExtendDeadline.Decide(closed, new(new(2027, 4, 20), "Two CDMOs asked for time."), Given.AsManager, back).Refusal!.Type);
            Assert.True(RfpUpkeep.Due(closed, null, back).IsEmpty);
            Assert.True(RfpUpkeep.Status(closed, null, back).Done);
        }
    }

    [Fact, Trait("Category", "Threat")]
    public void Extension_while_a_draft_is_open_keeps_it_and_a_running_upload()
    {
        var selection = GivenRfp.Out().Build();
        var began = Deadline.AddMinutes(-5);
        Assert.Null(UploadRules.Check(selection, "alpha", new("offer.pdf", 1), [], UploadQuota.Standard, began));
        var moved = After(selection, ExtendDeadline.Decide(selection, new(new(2027, 4, 2), "Two CDMOs asked for time."), Given.AsManager, Deadline.AddMinutes(-1)));
        // Renewed after the old deadline, and submitted.
        Assert.Null(Participation.CheckHandingIn(moved, "alpha", Deadline.AddMinutes(10)));
        Assert.Equal(ProposalState.Submitted, After(moved, Submit(moved, "alpha", Deadline.AddHours(2))).Proposals[0].State);
    }

    [Fact]
    public void The_rules_are_set_before_the_RFP_is_rendered_printed_in_it_and_stay()
    {
        var selection = Given.ASelection().In(Stage.RfpPreparation).Build();
        var input = new RfpRulesInput("accept", "count", 3);
        Assert.Equal(RefusalKind.Forbidden, ChangeRfpRules.Decide(selection, input, Given.AsQuality, Given.Now).Refusal!.Kind);
        Assert.Equal(["late", "unconfirmed", "amendmentDays"], ChangeRfpRules.Decide(selection, new("perhaps", null, 0), Given.AsManager, Given.Now).Refusal!.Errors.Select(e => e.Field));
        var set = After(selection, ChangeRfpRules.Decide(selection, input, Given.AsManager, Given.Now));
        Assert.Equal((LatePolicy.Accept, UnconfirmedPolicy.Count, 3), (set.State.Brief.RfpRules.Late, set.State.Brief.RfpRules.Unconfirmed, set.State.Brief.Schedule.AmendmentDays));
        Assert.True(ChangeRfpRules.Decide(set, input, Given.AsManager, Given.Now).Change!.IsEmpty);
        var printed = CdmoFlow.Web.Documents.HtmlDocument.Render(RfpDocument.Build(set.State.Brief, RfpFiles.Terms(set, Given.Now)));
        Assert.Contains("is marked as late and stays sealed", printed, StringComparison.Ordinal);
        Assert.Contains("at least 3 working days remain", printed, StringComparison.Ordinal);
        Assert.Contains("What arrives later is not accepted.", CdmoFlow.Web.Documents.HtmlDocument.Render(RfpDocument.Build(selection.State.Brief, RfpFiles.Terms(selection, Given.Now))), StringComparison.Ordinal);
        var rendered = set.After(new Change().Put(set.State with { RfpDeadline = Deadline }));
        Assert.Equal("already-rendered", ChangeRfpRules.Decide(rendered, new("refuse", "leave_out", 5), Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal("wrong-stage", ChangeRfpRules.Decide(GivenRfp.Out().Build(), input, Given.AsManager, Given.Now).Refusal!.Type);
    }

    private static Selection After(Selection selection, Outcome outcome) => selection.After(outcome.Change!);

    private static Outcome Submit(Selection selection, string cdmoId, DateTimeOffset at, string id = "first") => SubmitProposal.Decide(
        selection, cdmoId, Content(cdmoId, at, id), Given.AsCdmo(cdmoId), at);

    private static RoomSubmission Content(string cdmoId, DateTimeOffset at, string id) =>
        new() { Id = $"{cdmoId}-{id}", At = at, By = "p", Files = [], TotalPrice = 1, Currency = "EUR", ValidUntil = new(2027, 12, 31), Anchor = new string('b', 64) };

    private static Selection Open(Selection closed)
    {
        var verified = new Change();
        foreach (var seal in closed.Proposals) verified.Put(seal with { FilesVerified = true });
        var ready = closed.After(verified);
        var first = After(ready, ConfirmOpening.Decide(ready, new(true), Given.AsManager, Closed.AddDays(1)));
        return After(first, ConfirmOpening.Decide(first, new(true), Given.AsQuality, Closed.AddDays(1)));
    }
}
