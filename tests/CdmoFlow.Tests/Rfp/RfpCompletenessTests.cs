using CdmoFlow.Rfp;
using CdmoFlow.Scoping;
using CdmoFlow.Tests.Rfp.Writing;
using CdmoFlow.Tests.Scoping;

namespace CdmoFlow.Tests.Rfp;

public class RfpCompletenessTests
{
    private static readonly Brief Full = GivenWriting.Full(GoodScoping.Brief());

    [Fact]
    public void A_full_brief_has_no_gap() => Assert.Empty(RfpCompleteness.Check(Full));

    [Fact]
    public void A_bare_brief_names_every_missing_text_with_the_reason_it_matters()
    {
        var gaps = RfpCompleteness.Check(GoodScoping.Brief());

        Assert.Equal(
            ["indication", "objectives", "technicalSummary", "currentProcess", "analyticalMethods", "milestones", "qualityRequirements"],
            gaps.Select(gap => gap.Field));
        Assert.All(gaps, gap => Assert.Equal(RfpGapKind.Missing, gap.Kind));
        Assert.All(gaps, gap => Assert.EndsWith(".", gap.Why, StringComparison.Ordinal));
    }

    public static TheoryData<string, Brief> Vague() => new()
    {
        { "objectives", Full with { Objectives = "Make it." } },
        { "currentProcess", Full with { CurrentProcess = "The process is TBD and will be sent together with the material later on." } },
        { "services[0]", Full with { Services = ["to be defined"] } },
        { "scale.commercialBatch", Full with { Scale = Full.Scale with { CommercialBatch = 1 } } },
    };

    [Theory]
    [MemberData(nameof(Vague))]
    public void A_vague_text_is_named_as_vague(string field, Brief brief)
    {
        var gap = Assert.Single(RfpCompleteness.Check(brief));

        Assert.Equal((field, RfpGapKind.Vague), (gap.Field, gap.Kind));
    }
}
