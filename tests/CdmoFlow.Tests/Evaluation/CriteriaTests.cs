using CdmoFlow.Evaluation;
using CdmoFlow.Scoping;

namespace CdmoFlow.Tests.Evaluation;

public class CriteriaTests
{
    [Fact]
    public void There_are_53_criteria_with_names_descriptions_and_someone_to_score_them()
    {
        Assert.Equal(53, Criteria.All.Count);
        Assert.Equal(53, Criteria.All.Select(c => c.Key).Distinct().Count());
        Assert.All(Criteria.All, c => Assert.True(c.Name.Length > 0 && c.Description.Length > 20 && c.Functions.Count > 0));
        Assert.All(Criteria.All, c => Assert.Contains(Criteria.Groups, g => g.Key == c.Group && c.Key.StartsWith(g.Key, StringComparison.Ordinal)));
    }

    [Fact]
    public void Only_data_integrity_is_a_knock_out_everywhere() =>
        Assert.Equal(["D6"], Criteria.All.Where(c => c.KnockOut).Select(c => c.Key));

    [Theory]
    [InlineData(OutsourcingModel.Tactical, "F", 2)]
    [InlineData(OutsourcingModel.Tactical, "I", 5)]
    [InlineData(OutsourcingModel.PreferredProvider, "C", 4)]
    [InlineData(OutsourcingModel.StrategicAlliance, "F", 5)]
    [InlineData(OutsourcingModel.StrategicAlliance, "I", 3)]
    public void Default_weights_follow_the_outsourcing_model(OutsourcingModel model, string group, int weight)
    {
        Assert.Equal(weight, DefaultWeights.OfGroups(model)[group]);
        Assert.All(Criteria.All.Where(c => c.Group == group), c => Assert.Equal(weight, DefaultWeights.Of(model)[c.Key]));
        Assert.All(DefaultWeights.Of(model).Values, w => Assert.InRange(w, 1, 5));
        Assert.Equal(53, DefaultWeights.Of(model).Count);
    }

    [Fact]
    public void Shares_of_the_groups_show_what_really_decides()
    {
        var shares = GroupShare.Of(DefaultWeights.Of(OutsourcingModel.Tactical), ScoringPass.DueDiligence);

        Assert.InRange(shares.Sum(share => share.Percent), 99.5m, 100.5m);
        Assert.Equal(0, shares.Single(share => share.Group == "J").Criteria);
        Assert.True(shares[0].Percent > shares.Single(share => share.Group == "I").Percent, "seven criteria of weight 5 outweigh six");
    }

    [Fact]
    public void Every_score_has_an_anchor() => Assert.Equal([1, 2, 3, 4, 5], ScoreAnchor.All.Select(anchor => anchor.Score));
}
