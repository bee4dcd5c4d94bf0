using CdmoFlow.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Evaluation;

public sealed class ProposeShortlistTests
{
    private static readonly string[] BestThree = ["alpha", "bravo", "charlie"];

    [Fact]
    public void Only_the_project_manager_proposes() =>
        Assert.Equal(RefusalKind.Forbidden, Decide(GivenScores.Scored(), BestThree, actor: Given.AsScientist).Refusal!.Kind);

    [Fact]
    public void It_is_proposed_while_scoring_only() =>
        Assert.Equal("wrong-stage", Decide(GivenScores.Scored().In(Stage.Opening), BestThree).Refusal!.Type);

    [Fact]
    public void The_best_three_go_to_the_gate_without_a_reason()
    {
        var given = GivenScores.Scored();
        var change = Decide(given, BestThree).Change!;
        var after = given.Build().After(change);
        Assert.Equal(Stage.Shortlist, after.State.Stage);
        Assert.Equal(GateKind.Shortlist, after.OpenGate!.Kind);
        Assert.Contains("alpha labs (rank 1, 100 % of attainable points)", after.OpenGate.Proposal, StringComparison.Ordinal);
        Assert.Equal(BestThree, after.Candidates.Where(c => c.Standing == CandidateStanding.Shortlisted).Select(c => c.CdmoId));
        Assert.True(ProposeShortlist.Decide(after, new ShortlistInput(BestThree, null), Given.AsManager, Given.Now).Change!.IsEmpty);
    }

    [Fact]
    public void Another_choice_needs_a_reason()
    {
        Assert.Equal("reason", Decide(GivenScores.Scored(), ["alpha", "bravo", "echo"]).Refusal!.Errors.Single().Field);
        Assert.NotNull(Decide(GivenScores.Scored(), ["alpha", "bravo", "echo"], "Echo has the only free slot in time.").Change);
    }

    [Fact]
    public void Two_of_five_an_unknown_one_and_a_double_are_refused_at_once()
    {
        var errors = Decide(GivenScores.Scored(), ["alpha", "nobody"]).Refusal!.Errors.Select(e => e.Field).ToList();
        Assert.Equal(["cdmoIds[1]", "cdmoIds", "reason"], errors);
        Assert.Contains("cdmoIds[2]", Decide(GivenScores.Scored(), ["alpha", "bravo", "alpha"], "A reason that is long enough.").Refusal!.Errors.Select(e => e.Field));
    }

    [Fact]
    public void A_CDMO_with_a_1_on_data_integrity_cannot_be_chosen_whatever_its_total()
    {
        var given = GivenScores.Scored();
        var sheet = given.Build().Find<ScoreSheet>(ScoreSheet.KeyOf(ScorePass.Proposal, Given.Quality, "alpha"))!;
        given.With(sheet with { Entries = [.. sheet.Entries.Select(e => e.Criterion == "D6" ? e with { Score = 1 } : e)] });
        Assert.Equal("cdmoIds[0]", Decide(given, BestThree, "We want it anyway, it is the best.").Refusal!.Errors.Single().Field);
    }

    [Fact]
    public void Fewer_than_three_are_taken_all_with_a_reason()
    {
        Assert.Equal(["cdmoIds", "reason"], Decide(GivenScores.Scored(2), ["alpha"]).Refusal!.Errors.Select(e => e.Field));
        Assert.NotNull(Decide(GivenScores.Scored(2), ["alpha", "bravo"], "Only two handed in a proposal.").Change);
    }

    [Fact]
    public void Missing_scores_stop_it_before_the_due_date_and_need_a_reason_after()
    {
        var given = GivenScores.Scoring(3).WithScores("alpha", 5).WithScores("bravo", 4);
        Assert.Equal("scoring-incomplete", Decide(given, BestThree, "Charlie is known to us.").Refusal!.Type);
        var late = Given.Now.AddDays(14);
        Assert.Equal("reason", Decide(given, BestThree, now: late).Refusal!.Errors.Single().Field);
        Assert.NotNull(Decide(given, BestThree, "Charlie is known to us from before.", now: late).Change);
    }

    [Fact]
    public void Approved_the_shortlisted_are_audited_and_the_others_are_out()
    {
        var (selection, change) = Gate(approved: true);
        var after = selection.After(change);
        Assert.Equal((Stage.DueDiligence, Given.Now.AddDays(60)), (after.State.Stage, after.State.DueAt));
        Assert.Equal(BestThree, after.Audits.Select(a => a.CdmoId));
        Assert.All(after.Audits, a => Assert.Equal((1, Given.Quality), (a.Round, a.AuditorId)));
        Assert.Equal("not shortlisted", after.Candidate("delta")!.LeftBecause);
        Assert.Contains(Instances.Shortlist(selection.Id), change.Wakes);
    }

    [Fact]
    public void Sent_back_scoring_is_open_again_with_a_new_due_date()
    {
        var (selection, change) = Gate(approved: false);
        var after = selection.After(change);
        Assert.Equal((Stage.Scoring, Given.Now.AddDays(14)), (after.State.Stage, after.State.DueAt));
        Assert.All(after.Candidates, c => Assert.Equal(CandidateStanding.InEvaluation, c.Standing));
        Assert.Empty(after.Audits);
    }

    private static (Selection Selection, Change Change) Gate(bool approved)
    {
        var given = GivenScores.Scored();
        var selection = given.Build().After(Decide(given, BestThree).Change!);
        var change = new Change();
        ShortlistGate.Apply(change, selection, approved, Given.Now);
        return (selection, change);
    }

    private static Outcome Decide(Given given, string[] chosen, string? reason = null, Actor? actor = null, DateTimeOffset? now = null) =>
        ProposeShortlist.Decide(given.Build(), new ShortlistInput(chosen, reason), actor ?? Given.AsManager, now ?? Given.Now);
}
