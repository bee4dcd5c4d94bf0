using CdmoFlow.Evaluation;
using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp;
using CdmoFlow.Scoping;
using CdmoFlow.Tests.Documents;
using CdmoFlow.Tests.Scoping;

namespace CdmoFlow.Tests.Rfp;

public class RfpDocumentTests
{
    private static readonly RfpTerms Terms = new(
        "lks-204-ds",
        new DateTimeOffset(2027, 3, 12, 16, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2027, 2, 22, 16, 0, 0, TimeSpan.Zero));

    [Fact]
    public void The_seven_sections_stand_in_order()
    {
        var sections = RfpDocument.Build(GoodScoping.Brief(), Terms).Blocks.OfType<Heading>().Where(heading => heading.Level == 1);

        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], sections.Select(heading => heading.Text.Split(' ')[0]));
    }

    [Fact]
    public void Deadline_scale_markets_and_questions_are_in_it_and_the_budget_is_not()
    {
        var text = DocumentText.Of(RfpDocument.Build(GoodScoping.Brief(), Terms));

        Assert.Contains("17:00 on 12 March 2027, Europe/Berlin (UTC+01:00)", text, StringComparison.Ordinal);
        Assert.Contains("Commercial batch: 2,000 L", text, StringComparison.Ordinal);
        Assert.Contains("Target markets: US, EU", text, StringComparison.Ordinal);
        Assert.All(RfpQuestion.All, question => Assert.Contains(question.Question, text, StringComparison.Ordinal));
        Assert.DoesNotContain("4,500,000", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4500000", text, StringComparison.Ordinal);
        Assert.All(RfpQuestion.All, question => Assert.DoesNotContain(question.GoodAnswer, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Weights_appear_only_when_the_sponsor_shows_them()
    {
        var weights = DefaultWeights.Of(OutsourcingModel.StrategicAlliance);

        Assert.DoesNotContain(RfpDocument.Build(GoodScoping.Brief(), Terms).Blocks.OfType<Table>(), table => table.Caption.Contains("share", StringComparison.Ordinal));
        var table = RfpDocument.Build(GoodScoping.Brief(), Terms with { Weights = weights }).Blocks.OfType<Table>().Single(table => table.Caption.Contains("share", StringComparison.Ordinal));
        Assert.Equal(12, table.Rows.Count);
    }
}
