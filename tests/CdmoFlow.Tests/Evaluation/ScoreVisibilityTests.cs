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
    public void After_the_audit_a_verified_score_replaces_the_claim_and_the_rest_stays_claimed()
    {
        var given = GivenScores.Scored(3).In(Stage.DueDiligence);
        foreach (var id in Given.CdmoIds.Take(3)) given.WithAudit(id, CdmoFlow.Audits.AuditState.Held);
        given.With(new ScoreSheet { Pass = ScorePass.Audited, EvaluatorId = Given.Scientist, CdmoId = "alpha", At = Given.Now, Entries = [new ScoreEntry("A1", 1, "Not as claimed.")] });
        var card = Scorecards.ForDecision(given.Build()).Single(r => r.Card.CdmoId == "alpha").Card;
        Assert.Equal(1, card.Results.Single(r => r.Criterion == "A1").Median);
        Assert.Equal(5, card.Results.Single(r => r.Criterion == "A2").Median);
        Assert.Equal(1, Assert.Single(Scorecards.Card(given.Build(), "alpha", ScorePass.Audited).Results, r => r.Scores > 0).Median);
    }

    private static TeamSeat Seat(Given given, string person) => given.Build().State.Team.Single(m => m.PersonId == person);
}
