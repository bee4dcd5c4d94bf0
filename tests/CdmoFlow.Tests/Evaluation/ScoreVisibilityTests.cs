using CdmoFlow.Evaluation;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Evaluation;

public sealed class ScoreVisibilityTests
{
    [Fact]
    public void An_evaluator_sees_the_others_only_when_the_own_sheet_is_complete()
    {
        var given = GivenScores.Scored();
        Assert.Equal(3, ScoreVisibility.Sheets(given.Build(), Seat(given, Given.Scientist), "alpha", ScorePass.Proposal).Count);

        var own = given.Build().Find<ScoreSheet>(ScoreSheet.KeyOf(ScorePass.Proposal, Given.Scientist, "alpha"))!;
        given.With(own with { Entries = [.. own.Entries.Skip(1)] });
        Assert.Equal([Given.Scientist], ScoreVisibility.Sheets(given.Build(), Seat(given, Given.Scientist), "alpha", ScorePass.Proposal).Select(s => s.EvaluatorId));
        Assert.True(ScoreVisibility.MaySee(given.Build(), Seat(given, Given.Scientist), "bravo", ScorePass.Proposal));
    }

    [Fact]
    public void A_project_manager_who_does_not_score_sees_all_and_a_stranger_nothing()
    {
        var given = GivenScores.Scored();
        Assert.True(ScoreVisibility.MaySee(given.Build(), Seat(given, Given.Manager), "alpha", ScorePass.Proposal));
        Assert.Empty(ScoreVisibility.Sheets(given.Build(), null, "alpha", ScorePass.Proposal));
    }

    [Fact]
    public void Scores_after_the_audit_make_a_scorecard_of_their_own_and_leave_the_first_one_as_it_was()
    {
        var given = GivenScores.Scored(3).In(Stage.DueDiligence).WithAudit("alpha", CdmoFlow.Audits.AuditState.Held);
        given.With(new ScoreSheet { Pass = ScorePass.Audited, EvaluatorId = Given.Scientist, CdmoId = "alpha", At = Given.Now, Entries = [new ScoreEntry("A1", 1, "Not as claimed.")] });
        Assert.Equal("A1", Assert.Single(Scorecards.Card(given.Build(), "alpha", ScorePass.Audited).Results, r => r.Scores > 0).Criterion);
        Assert.Equal(100, Scorecards.Card(given.Build(), "alpha", ScorePass.Proposal).Percent);
    }

    private static TeamSeat Seat(Given given, string person) => given.Build().State.Team.Single(m => m.PersonId == person);
}
