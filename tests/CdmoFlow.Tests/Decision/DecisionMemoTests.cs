using CdmoFlow.Decision;
using CdmoFlow.Evaluation;
using CdmoFlow.Records.Documents;
using CdmoFlow.Scoping;
using CdmoFlow.Tests.Documents;

namespace CdmoFlow.Tests.Decision;

public class DecisionMemoTests
{
    private static readonly IReadOnlyDictionary<string, int> Weights = DefaultWeights.Of(OutsourcingModel.Tactical);
    private static readonly Dictionary<string, string> Names = new() { ["a"] = "Alderbrook", ["b"] = "Bergström", ["c"] = "Castellan" };
    private static readonly IReadOnlyList<RankedCdmo> Order = Ranking.Of([Card("a", 5), Card("b", 4), Card("c", 3, knockedOut: true)]);

    [Fact]
    public void The_memo_holds_winner_reasons_scores_flags_and_qualification()
    {
        var text = DocumentText.Of(DecisionMemo.Build(Facts("a")));

        Assert.Contains("Selected: Alderbrook", text, StringComparison.Ordinal);
        Assert.Contains("1 | Alderbrook | 100.00 %", text, StringComparison.Ordinal);
        Assert.Contains("out | Castellan", text, StringComparison.Ordinal);
        Assert.Contains("Bergström | Red | Answered late. | confirmed", text, StringComparison.Ordinal);
        Assert.Contains("approved", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Why not the first", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_winner_that_is_not_first_comes_with_the_reason_why_not()
    {
        var text = DocumentText.Of(DecisionMemo.Build(Facts("b")));

        Assert.Contains("Why not the first of the ranking\nSlots come too late.", text, StringComparison.Ordinal);
        Assert.True(DecisionMemo.IsNotTop(Facts("c")));
    }

    [Fact]
    public void The_comparison_shows_cdmos_as_columns_and_criteria_as_rows()
    {
        var document = ComparisonDocument.Build("LKS-204", ScoringPass.Proposal, Order, Names, new Dictionary<string, CdmoFlow.Rfp.Questions.QuestionDepth>(StringComparer.Ordinal));
        var technical = document.Blocks.OfType<Table>().Single(table => table.Caption == "Technical and operational");

        Assert.Equal(["Criterion", "Weight", "Alderbrook", "Bergström", "Castellan"], technical.Columns);
        Assert.Equal(["A1 Experience with modality and dosage form", "5", "5", "4", "3"], technical.Rows[0]);
        Assert.All(document.Blocks.OfType<Table>(), table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count)));
    }

    private static DecisionFacts Facts(string winner) => new(
        "lks-204-ds", "LKS-204, Drug substance", "Larkspur Therapeutics", new DateTimeOffset(2027, 9, 1, 8, 0, 0, TimeSpan.Zero), "Europe/Berlin",
        winner, "b", "Best fit.", "Close second.", "Slots come too late.", Order, Names,
        [new DecisionFlag("b", true, "Answered late.", "confirmed")],
        new Dictionary<string, string> { ["a"] = "approved" });

    private static Scorecard Card(string id, int score, bool knockedOut = false) => Scorecard.Calculate(
        id,
        ScoringPass.Proposal,
        [new EvaluatorScores("p", [new ScoreEntry("A1", score, "seen"), new ScoreEntry("D6", knockedOut ? 1 : score, "seen")])],
        Weights,
        ["D6"]);
}
