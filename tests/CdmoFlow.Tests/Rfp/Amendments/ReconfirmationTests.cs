using CdmoFlow.Longlist;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Plan;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Amendments;

public class ReconfirmationTests
{
    private static readonly DateTimeOffset Deadline = GivenRfp.Deadline;
    private static readonly DateTimeOffset Closed = RfpUpkeep.ClosesAt(Deadline);

    private static Selection Amended(RfpRules? rules = null) => GivenRfp.AfterAmendment(GivenRfp.Out(rules).WithProposal("alpha").WithProposal("bravo").Build(), Given.Now.AddDays(2));

    [Fact]
    public void What_was_submitted_needs_its_CDMOs_word_after_an_amendment()
    {
        var drafted = GivenRfp.Drafted(GivenRfp.Out().WithProposal("alpha").Build(), Given.Now.AddDays(2));
        var change = IssueAmendment.Decide(drafted, new(null), Given.AsManager, Given.Now.AddDays(2)).Change!;
        var after = drafted.After(change);
        Assert.Equal(ProposalState.NeedsReconfirmation, after.Proposals[0].State);
        Assert.Contains("confirm it in your room", Mail(change, "p-alpha").Values["confirm"], StringComparison.Ordinal);
        Assert.Empty(Mail(change, "p-bravo").Values["confirm"]);
        Assert.Contains(HoldUp.Of(after, Given.Now), h => h.What is ["Confirm or replace its proposal"]);
        // It is reminded like one that has not submitted.
        var reminded = InvitationUpkeep.Due(after, "alpha", Deadline.AddHours(-24));
        Assert.Contains("NOT CONFIRMED", Assert.Single(reminded.Mails).Values["state"], StringComparison.Ordinal);
    }

    [Fact]
    public void Confirmed_it_counts_again_and_the_sender_has_it_in_writing()
    {
        var selection = Amended();
        var at = Given.Now.AddDays(3);
        Assert.Equal(RefusalKind.Forbidden, ConfirmProposal.Decide(selection, "alpha", new(1), Given.AsCdmo("bravo"), at).Refusal!.Kind);
        Assert.Equal("addendum", Assert.Single(ConfirmProposal.Decide(selection, "alpha", new(null), Given.AsCdmo("alpha"), at).Refusal!.Errors).Field);
        Assert.Equal(RefusalKind.NotFound, ConfirmProposal.Decide(selection, "charlie", new(1), Given.AsCdmo("charlie"), at).Refusal!.Kind);
        var change = ConfirmProposal.Decide(selection, "alpha", new(1), Given.AsCdmo("alpha"), at).Change!;
        Assert.Equal("submission_confirmed", Assert.Single(change.Mails).Template);
        var confirmed = selection.After(change);
        Assert.Equal((ProposalState.Submitted, 1, at), (confirmed.Proposals[0].State, confirmed.Proposals[0].Addendum, confirmed.Proposals[0].ConfirmedAt));
        Assert.True(ConfirmProposal.Decide(confirmed, "alpha", new(1), Given.AsCdmo("alpha"), at).Change!.IsEmpty);
        Assert.Empty(InvitationUpkeep.Due(confirmed, "alpha", Deadline.AddHours(-24)).Mails);
    }

    [Fact]
    public void To_the_deadline_second_it_may_be_confirmed_and_not_a_second_longer()
    {
        Assert.NotNull(ConfirmProposal.Decide(Amended(), "alpha", new(1), Given.AsCdmo("alpha"), Deadline).Change);
        Assert.Equal("too-late", ConfirmProposal.Decide(Amended(), "alpha", new(1), Given.AsCdmo("alpha"), Deadline.AddSeconds(1)).Refusal!.Type);
    }

    [Fact]
    public void Nobody_confirms_an_amendment_unread()
    {
        var again = GivenRfp.AfterAmendment(Amended(), Given.Now.AddDays(3), new(GivenRfp.Why, DosageForm: "Oral tablet"));
        Assert.Equal("amended-again", ConfirmProposal.Decide(again, "alpha", new(1), Given.AsCdmo("alpha"), Given.Now.AddDays(4)).Refusal!.Type);
        Assert.NotNull(ConfirmProposal.Decide(again, "alpha", new(2), Given.AsCdmo("alpha"), Given.Now.AddDays(4)).Change);
    }

    [Fact]
    public void Replaced_it_counts_and_what_was_under_way_or_filled_in_before_answers_the_older_version()
    {
        var selection = Amended();
        var issued = Given.Now.AddDays(2);
        Assert.Equal((ProposalState.Submitted, 1), Submitted(selection, issued, null));
        Assert.Equal((ProposalState.Submitted, 1), Submitted(selection, issued.AddDays(1), 1));
        // The form was opened before the amendment and sent afterwards.
        Assert.Equal((ProposalState.NeedsReconfirmation, 0), Submitted(selection, issued.AddDays(1), 0));
        // The request came a moment before the amendment and lost the race into the tables.
        Assert.Equal((ProposalState.NeedsReconfirmation, 0), Submitted(selection, issued.AddSeconds(-1), null));
        // Nobody claims to have read what is not out.
        Assert.Equal((ProposalState.Submitted, 1), Submitted(selection, issued.AddDays(1), 9));
        var replaced = selection.After(SubmitProposal.Decide(selection, "alpha", Content("2"), Given.AsCdmo("alpha"), issued.AddDays(1)).Change!);
        Assert.Equal([ProposalState.Superseded, ProposalState.Submitted], replaced.Proposals.Where(p => p.CdmoId == "alpha").Select(p => p.State));
    }

    [Fact]
    public void Unconfirmed_it_may_be_withdrawn()
    {
        var selection = Amended();
        Assert.Equal(ProposalState.Withdrawn, selection.After(WithdrawProposal.Decide(selection, "alpha", new(null), Given.AsCdmo("alpha"), Given.Now.AddDays(3)).Change!).Proposals[0].State);
    }

    [Fact]
    public void Unconfirmed_proposals_do_not_count_at_the_close_unless_the_setting_says_so()
    {
        var selection = Amended();
        selection = selection.After(ConfirmProposal.Decide(selection, "bravo", new(1), Given.AsCdmo("bravo"), Given.Now.AddDays(3)).Change!);
        var change = RfpUpkeep.Due(selection, null, Closed);
        var after = selection.After(change);
        Assert.Equal([ProposalState.NeedsReconfirmation, ProposalState.Sealed], after.Proposals.Select(p => p.State));
        Assert.Equal("1", change.Mails[0].Values["count"]);
        Assert.Contains("Answering an older version of the RFP: 1", change.Mails[0].Values["outside"], StringComparison.Ordinal);
        Assert.Equal(InvitationState.Accepted, after.Find<Invitation>(Invitation.KeyOf("alpha"))!.State);
        Assert.Equal("sealed", ReadProposal.Decide(after, "alpha", "f1", Given.AsManager).Refusal!.Type);

        var counting = Amended(new() { Unconfirmed = UnconfirmedPolicy.Count });
        after = counting.After(RfpUpkeep.Due(counting, null, Closed));
        Assert.All(after.Proposals, p => Assert.Equal((ProposalState.Sealed, 0), (p.State, p.Addendum)));
        Assert.Empty(AdmitProposal.Outside(after));
    }

    [Fact]
    public void What_does_not_count_stays_sealed_at_the_opening_and_its_CDMO_is_out_with_the_reason()
    {
        var selection = Amended();
        selection = selection.After(ConfirmProposal.Decide(selection, "bravo", new(1), Given.AsCdmo("bravo"), Given.Now.AddDays(3)).Change!);
        var opened = Open(selection.After(RfpUpkeep.Due(selection, null, Closed)));
        Assert.Equal([ProposalState.NeedsReconfirmation, ProposalState.Opened], opened.Proposals.Select(p => p.State));
        Assert.Equal((CandidateStanding.Eliminated, CandidateStanding.InEvaluation), (opened.Candidate("alpha")!.Standing, opened.Candidate("bravo")!.Standing));
        Assert.Contains("older version", opened.Candidate("alpha")!.LeftBecause!, StringComparison.Ordinal);
        Assert.Equal("sealed", ReadProposal.Decide(opened, "alpha", "f1", Given.AsManager).Refusal!.Type);
        Assert.Equal("wrong-stage", AdmitProposal.Decide(opened, "alpha", new(1, "count", "We would like to see it after all."), Given.AsManager, Closed).Refusal!.Type);
    }

    [Fact]
    public void The_project_manager_takes_one_in_before_the_opening_with_a_reason()
    {
        var selection = Amended();
        var input = new AdmitProposalInput(1, "count", "The change does not touch its offer.");
        Assert.Equal("wrong-stage", AdmitProposal.Decide(selection, "alpha", input, Given.AsManager, Closed).Refusal!.Type);
        var closed = selection.After(RfpUpkeep.Due(selection, null, Closed));
        Assert.Equal("nothing-counts", ConfirmOpening.Decide(closed, new(true), Given.AsManager, Closed).Refusal!.Type);
        Assert.Equal("undecided", ReissueRfp.Decide(closed, new("The slot was too early.", 21), Given.AsManager, Closed).Refusal!.Type);
        Assert.Equal(RefusalKind.Forbidden, AdmitProposal.Decide(closed, "alpha", input, Given.AsQuality, Closed).Refusal!.Kind);
        Assert.Equal(["version", "verdict", "reason"], AdmitProposal.Decide(closed, "alpha", new(null, "maybe", "short"), Given.AsManager, Closed).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal(RefusalKind.NotFound, AdmitProposal.Decide(closed, "charlie", input, Given.AsManager, Closed).Refusal!.Kind);
        var change = AdmitProposal.Decide(closed, "alpha", input, Given.AsManager, Closed).Change!;
        Assert.Equal(("proposal_admission", "p-alpha"), Assert.Single(change.Mails.Select(m => (m.Template, m.ToPersonId))));
        var taken = closed.After(change);
        Assert.True(AdmitProposal.Decide(taken, "alpha", input, Given.AsManager, Closed).Change!.IsEmpty);
        Assert.Equal("nothing-to-decide", AdmitProposal.Decide(taken, "alpha", input with { Verdict = "leave_out" }, Given.AsManager, Closed).Refusal!.Type);
        Assert.Equal([ProposalState.Opened, ProposalState.NeedsReconfirmation], Open(taken).Proposals.Select(p => p.State));
    }

    [Fact]
    public void Where_all_were_left_out_another_round_begins_without_them()
    {
        var selection = GivenRfp.AfterAmendment(GivenRfp.Out().WithProposal("alpha").Build(), Given.Now.AddDays(2));
        var closed = selection.After(RfpUpkeep.Due(selection, null, Closed));
        closed = closed.After(AdmitProposal.Decide(closed, "alpha", new(1, "leave_out", "The change concerns the whole of its offer."), Given.AsManager, Closed).Change!);
        var next = closed.After(ReissueRfp.Decide(closed, new("All offers answered an older text.", 21), Given.AsManager, Closed).Change!);
        Assert.Equal((Stage.Cda, ProposalState.Superseded, 0), (next.State.Stage, next.Proposals[0].State, Addenda.LastAmendment(next)));
        Assert.Equal(GivenRfp.Amended, next.State.Brief.Objectives);
    }

    private static (ProposalState State, int Addendum) Submitted(Selection selection, DateTimeOffset at, int? seen)
    {
        var after = selection.After(SubmitProposal.Decide(selection, "charlie", Content($"{at:O}{seen}"), Given.AsCdmo("charlie"), at, seen).Change!);
        var seal = after.Proposals.Single(p => p.CdmoId == "charlie");
        return (seal.State, seal.Addendum);
    }

    private static Selection Open(Selection closed)
    {
        var first = closed.After(ConfirmOpening.Decide(closed, new(true), Given.AsManager, Closed).Change!);
        return first.After(ConfirmOpening.Decide(first, new(true), Given.AsQuality, Closed).Change!);
    }

    private static CdmoFlow.Mail.MailOrder Mail(Change change, string person) => change.Mails.Single(m => m.ToPersonId == person);

    private static RoomSubmission Content(string id) => new() { Id = id, At = Given.Now, By = "p", Files = [], TotalPrice = 1, Currency = "EUR", ValidUntil = new(2027, 12, 31), Anchor = new string('b', 64) };
}
