using CdmoFlow.People;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Questions;

public class QuestionDepthTests
{
    [Theory]
    [InlineData(0, 0, 0, null, 1)]
    [InlineData(2, 1, 1, 3.0, null)]
    [InlineData(3, 3, 0, 1.0, 1)]
    [InlineData(3, 3, 0, 1.5, 2)]
    [InlineData(4, 4, 1, 3.0, 3)]
    [InlineData(5, 5, 2, 2.0, 3)]
    [InlineData(3, 3, 2, 2.0, 4)]
    [InlineData(9, 9, 3, 2.0, 4)]
    [InlineData(9, 9, 5, 2.5, 4)]
    [InlineData(9, 9, 5, 3.0, 5)]
    public void The_ratings_suggest_a_score(int asked, int rated, int substantive, double? deepest, int? score) =>
        Assert.Equal(score, new QuestionDepth(asked, rated, substantive, deepest, deepest).SuggestedScore);

    [Fact]
    public void Withdrawn_questions_and_other_CDMOs_do_not_count_and_one_function_alone_rates_nothing()
    {
        var selection = GivenRfp.Out()
            .With(Asked(1, "alpha", QuestionState.Published, (SponsorFunction.Cmc, 3), (SponsorFunction.QualityAssurance, 2)))
            .With(Asked(2, "alpha", QuestionState.Open, (SponsorFunction.Cmc, 3)))
            .With(Asked(3, "alpha", QuestionState.Withdrawn, (SponsorFunction.Cmc, 3), (SponsorFunction.QualityAssurance, 3)))
            .With(Asked(4, "bravo", QuestionState.Published, (SponsorFunction.Cmc, 0), (SponsorFunction.QualityAssurance, 0)))
            .Build();
        Assert.Equal(new QuestionDepth(2, 1, 1, 2.5, 2.5), QuestionDepth.Of(selection, "alpha"));
        Assert.Equal(1, QuestionDepth.Of(selection, "bravo").SuggestedScore);
        Assert.Equal(new QuestionDepth(0, 0, 0, null, null), QuestionDepth.Of(selection, "charlie"));
    }

    private static Question Asked(int number, string cdmo, QuestionState state, params (SponsorFunction Function, int Depth)[] ratings) => new()
    {
        Number = number,
        CdmoId = cdmo,
        AskedBy = $"p-{cdmo}",
        AskedAt = Given.Now,
        Round = 1,
        Category = QuestionCategory.TechnicalData,
        Text = "Which grade of the starting material was used for the engineering batch?",
        State = state,
        Ratings = [.. ratings.Select(r => new DepthRating($"p-{r.Function}", r.Function, r.Depth))],
    };
}
