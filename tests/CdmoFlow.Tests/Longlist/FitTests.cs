using CdmoFlow.Longlist;
using CdmoFlow.Scoping;
using CdmoFlow.Tests.Scoping;

namespace CdmoFlow.Tests.Longlist;

public class FitTests
{
    private static readonly Brief Brief = GoodScoping.Brief();

    [Fact]
    public void A_perfect_match_gets_all_100_points_with_a_reason_each()
    {
        var candidate = Assert.Single(Fit.Rank(Brief, [Ideal("one")], new FitFilters()).Candidates);

        Assert.Equal(100, candidate.Score);
        Assert.Equal(100, candidate.Reasons.Sum(reason => reason.Of));
        Assert.All(candidate.Reasons, reason => Assert.NotEmpty(reason.Reason));
    }

    public static TheoryData<string, Company> Worse() => new()
    {
        { "specialization", Ideal("x") with { DosageForms = ["Topical"] } },
        { "specialization", Ideal("x") with { Modalities = [Modality.Biologic, Modality.Cgt] } },
        { "scale", Ideal("x") with { ScaleMax = 1000 } },
        { "scale", Ideal("x") with { ScaleUnit = "kg" } },
        { "geography", Ideal("x") with { Region = Region.Asia } },
        { "approvals", Ideal("x") with { Approvals = ["FDA"] } },
        { "business_model", Ideal("x") with { Type = PartnerType.Cro } },
        { "business_model", Ideal("x") with { BusinessModel = BusinessModel.ScaleFocused } },
        { "merger_risk", Ideal("x") with { RecentMerger = true } },
    };

    [Theory]
    [MemberData(nameof(Worse))]
    public void A_weakness_costs_points_in_its_own_aspect_only(string aspect, Company company)
    {
        var reasons = Fit.Rank(Brief, [company], new FitFilters()).Candidates[0].Reasons;

        Assert.Equal([aspect], reasons.Where(reason => reason.Points < reason.Of).Select(reason => reason.Aspect));
    }

    [Fact]
    public void Filters_leave_out_with_every_reason_named()
    {
        var wrong = Ideal("wrong") with { Modalities = [Modality.SmallMolecule], DosageForms = ["Tablet"], ScaleMax = 10, Region = Region.Asia, Approvals = [] };
        var filters = new FitFilters { DosageForm = true, Scale = true, Regions = [Region.Europe], Approvals = ["FDA"] };

        var result = Fit.Rank(Brief, [wrong, Ideal("right")], filters);

        Assert.Equal(["right"], result.Candidates.Select(candidate => candidate.Company.Id));
        Assert.Equal(5, Assert.Single(result.Excluded).Reasons.Count);
    }

    [Fact]
    public void Units_written_differently_are_the_same_scale() =>
        Assert.Equal(100, Fit.Rank(Brief, [Ideal("x") with { ScaleUnit = "litres" }], new FitFilters()).Candidates[0].Score);

    [Fact]
    public void An_approval_of_a_site_counts_for_its_company()
    {
        var company = Ideal("x") with { Approvals = [], Sites = [new Site("s", "S", "C", "X", ["FDA", "EMA"])] };

        Assert.Equal(100, Fit.Rank(Brief, [company], new FitFilters { Approvals = ["fda"] }).Candidates[0].Score);
    }

    [Theory]
    [InlineData(12, 8)]
    [InlineData(7, 7)]
    [InlineData(6, 6)]
    public void Six_to_eight_are_proposed(int register, int expected)
    {
        var proposal = Propose(Enumerable.Range(0, register).Select(i => Ideal($"c{i:00}")));

        Assert.Equal(expected, proposal.Chosen.Count);
        Assert.Null(proposal.Note);
    }

    [Fact]
    public void A_seventh_that_fits_badly_is_not_proposed()
    {
        var bad = Ideal("zz") with { DosageForms = ["Topical"], ScaleMax = 1, Approvals = [], Region = Region.Other };

        Assert.Equal(6, Propose([.. Enumerable.Range(0, 6).Select(i => Ideal($"c{i}")), bad]).Chosen.Count);
    }

    [Fact]
    public void Fewer_than_six_are_proposed_with_a_note() =>
        Assert.Contains("Only 2", Propose([Ideal("a"), Ideal("b")]).Note, StringComparison.Ordinal);

    private static LonglistProposal Propose(IEnumerable<Company> companies) =>
        LonglistProposal.Pick(Fit.Rank(Brief, companies, new FitFilters()).Candidates);

    private static Company Ideal(string id) => new()
    {
        Id = id,
        Name = id,
        Country = "Ireland",
        Region = Region.Europe,
        Type = PartnerType.Cdmo,
        BusinessModel = BusinessModel.Integrated,
        Modalities = [Modality.Biologic],
        DosageForms = ["sterile injectable"],
        ScaleMin = 10,
        ScaleMax = 5000,
        ScaleUnit = "l",
        Approvals = ["FDA", "EMA"],
        ContactName = "Contact",
        ContactEmail = "contact@company.example",
        Sites = [],
    };
}
