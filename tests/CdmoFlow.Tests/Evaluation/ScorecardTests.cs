using CdmoFlow.Evaluation;
using CdmoFlow.Scoping;

namespace CdmoFlow.Tests.Evaluation;

public class ScorecardTests
{
    private static readonly IReadOnlyDictionary<string, int> Tactical = DefaultWeights.Of(OutsourcingModel.Tactical);

    [Fact]
    public void Percent_is_the_weighted_score_over_what_was_attainable()
    {
        // A1 and B1 weigh 5 and 4: (4x5 + 3x4) / (5x5 + 5x4) = 32 / 45.
        var card = Card("north", Sheet("p1", ("A1", 4), ("B1", 3)));

        Assert.Equal(32, card.RawTotal);
        Assert.Equal(45, card.Attainable);
        Assert.Equal(71.11m, card.Percent);
    }

    [Fact]
    public void Several_evaluators_count_by_median_and_show_their_spread()
    {
        var card = Card("north", Sheet("p1", ("A1", 2)), Sheet("p2", ("A1", 5)), Sheet("p3", ("A1", 4)), Sheet("p4", ("A1", 5)));

        var result = card.Results.Single(r => r.Criterion == "A1");
        Assert.Equal((4.5m, 2, 5, 3), (result.Median!.Value, result.Min!.Value, result.Max!.Value, result.Spread));
    }

    [Fact]
    public void Not_applicable_leaves_out_both_score_and_weight()
    {
        var entries = new[] { new ScoreEntry("A1", 4, "seen"), new ScoreEntry("A5", null, "", "No special technology is needed.") };
        var card = Card("north", new EvaluatorScores("p1", entries));

        Assert.Equal(80m, card.Percent);
        Assert.True(card.Results.Single(r => r.Criterion == "A5").IsNotApplicable);
        Assert.DoesNotContain("A5", card.Missing);
    }

    [Fact]
    public void What_nobody_judged_is_missing_and_what_paper_cannot_show_is_not_asked()
    {
        var card = Card("north", Sheet("p1", ("A1", 4)));

        Assert.Contains("A2", card.Missing);
        Assert.DoesNotContain("A1", card.Missing);
        Assert.DoesNotContain("C1", card.Missing);
        Assert.DoesNotContain("C4", card.Results.Select(r => r.Criterion));
    }

    [Fact]
    public void Nothing_scored_has_no_percent() => Assert.Null(Card("north").Percent);

    [Fact]
    public void One_score_of_1_on_data_integrity_knocks_out_whatever_the_total()
    {
        var card = Card("north", Sheet("p1", ("A1", 5), ("D6", 5)), Sheet("p2", ("D6", 1)));

        Assert.Equal(["D6"], card.KnockedOutBy);
    }

    [Fact]
    public void A_criterion_chosen_as_knock_out_acts_like_data_integrity()
    {
        var sheets = new[] { Sheet("p1", ("E1", 1), ("E2", 1)) };

        Assert.Equal(["E1"], Scorecard.Calculate("north", ScoringPass.Proposal, sheets, Tactical, ["D6", "E1"]).KnockedOutBy);
    }

    [Fact]
    public void Ties_share_a_rank_and_the_knocked_out_come_last_without_one()
    {
        var ranking = Ranking.Of(
        [
            Card("d", Sheet("p1", ("A1", 5), ("D6", 1))),
            Card("c", Sheet("p1", ("A1", 2))),
            Card("b", Sheet("p1", ("A1", 4))),
            Card("a", Sheet("p1", ("A1", 4))),
        ]);

        Assert.Equal(["a:1", "b:1", "c:3", "d:"], ranking.Select(r => $"{r.Card.CdmoId}:{r.Rank}"));
    }

    [Fact]
    public void A_criterion_that_applies_to_some_only_is_named()
    {
        var without = new EvaluatorScores("p1", [new ScoreEntry("A5", null, "", "no need")]);

        Assert.Equal(["A5"], Ranking.UnevenlyApplied([Card("a", without), Card("b", Sheet("p1", ("A5", 4), ("A1", 3)))]));
    }

    [Theory]
    [InlineData(new[] { 5, 4, 3, 3, 2 }, 4)]
    [InlineData(new[] { 5, 4, 4, 3 }, 3)]
    [InlineData(new[] { 5, 4 }, 2)]
    public void The_shortlist_takes_three_and_a_close_fourth(int[] scores, int expected)
    {
        var ranking = Ranking.Of([.. scores.Select((score, i) => Card($"c{i}", Sheet("p1", ("A1", score))))]);

        Assert.Equal(expected, ShortlistProposal.Pick(ranking).Count);
    }

    [Fact]
    public void The_shortlist_never_holds_a_knocked_out_company()
    {
        var ranking = Ranking.Of([Card("a", Sheet("p1", ("A1", 5), ("D6", 1))), Card("b", Sheet("p1", ("A1", 2)))]);

        Assert.Equal(["b"], ShortlistProposal.Pick(ranking));
    }

    private static Scorecard Card(string cdmo, params EvaluatorScores[] sheets) =>
        Scorecard.Calculate(cdmo, ScoringPass.Proposal, sheets, Tactical, ["D6"]);

    private static EvaluatorScores Sheet(string person, params (string Key, int Score)[] scores) =>
        new(person, [.. scores.Select(score => new ScoreEntry(score.Key, score.Score, "seen"))]);
}
