using CdmoFlow.Evaluation;

namespace CdmoFlow.Tests.Evaluation;

public class ScoreValidationTests
{
    [Fact]
    public void A_score_with_a_rationale_and_a_reasoned_exception_are_accepted() =>
        Assert.Empty(ScoreValidation.Check(
            [new ScoreEntry("A1", 4, "Eleven comparable projects."), new ScoreEntry("A5", null, "", "Not needed.")],
            ScoringPass.Proposal));

    [Theory]
    [InlineData("A1", 0, "r", null, ScoringPass.Proposal, "score")]
    [InlineData("A1", 6, "r", null, ScoringPass.Proposal, "score")]
    [InlineData("A1", null, "r", null, ScoringPass.Proposal, "score")]
    [InlineData("A1", 3, " ", null, ScoringPass.Proposal, "rationale")]
    [InlineData("A1", 3, "r", "both", ScoringPass.Proposal, "notApplicableReason")]
    [InlineData("D6", null, "", "does not apply", ScoringPass.Proposal, "notApplicableReason")]
    [InlineData("C1", 3, "r", null, ScoringPass.Proposal, "criterion")]
    [InlineData("J1", 3, "r", null, ScoringPass.DueDiligence, "criterion")]
    [InlineData("M1", 3, "r", null, ScoringPass.Proposal, "criterion")]
    public void A_score_nobody_could_defend_is_refused(string key, int? score, string rationale, string? reason, ScoringPass pass, string field)
    {
        var error = Assert.Single(ScoreValidation.Check([new ScoreEntry(key, score, rationale, reason)], pass));

        Assert.Equal($"entries[0].{field}", error.Field);
    }

    [Fact]
    public void A_criterion_scored_twice_in_one_sheet_is_refused()
    {
        var twice = new ScoreEntry("A1", 4, "r");

        Assert.Equal("entries[1].criterion", Assert.Single(ScoreValidation.Check([twice, twice], ScoringPass.Proposal)).Field);
    }
}
