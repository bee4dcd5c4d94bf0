using System.Globalization;
using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp.Questions;

namespace CdmoFlow.Evaluation;

/// <summary>The CDMOs side by side: one column each, best first, one row per criterion.</summary>
public static class ComparisonDocument
{
    /// <summary>Builds the comparison; <paramref name="names"/> gives the company's name for an id, and an id without a name stands for itself; <paramref name="questions"/> what its questions say, by id.</summary>
    public static Document Build(string title, ScoringPass pass, IReadOnlyList<RankedCdmo> ranking, IReadOnlyDictionary<string, string> names, IReadOnlyDictionary<string, QuestionDepth> questions)
    {
        string Name(RankedCdmo ranked) => names.GetValueOrDefault(ranked.Card.CdmoId, ranked.Card.CdmoId);
        var uneven = Ranking.UnevenlyApplied([.. ranking.Select(ranked => ranked.Card)]);
        var blocks = new List<Block>
        {
            new Paragraph("Each cell is the median of all evaluators with the spread behind it when they differ. The rank goes by percent of attainable points; the first is the leading candidate, not automatically the winner."),
            new Table("Result", ["CDMO", "Rank", "Percent", "Raw total", "Not judged yet", "Knocked out by"],
            [
                .. ranking.Select(IReadOnlyList<string> (ranked) =>
                [
                    Name(ranked),
                    Rank(ranked),
                    Text.Percent(ranked.Card.Percent),
                    Text.Number(ranked.Card.RawTotal),
                    ranked.Card.Missing.Count.ToString(CultureInfo.InvariantCulture),
                    ranked.Card.IsKnockedOut ? string.Join(", ", ranked.Card.KnockedOutBy) : "–",
                ]),
            ]),
        };
        blocks.Add(new Table("Questions on the RFP", ["CDMO", "Asked", "Rated by two functions", "Substantive", "Mean depth (0-3)"],
        [
            .. ranking.Where(r => questions.ContainsKey(r.Card.CdmoId)).Select(IReadOnlyList<string> (r) => Depth(Name(r), questions[r.Card.CdmoId])),
        ]));
        if (uneven.Count > 0)
        {
            blocks.Add(new Note($"Counted for some CDMOs only: {string.Join(", ", uneven)}. \"Not applicable\" must hold for all or be approved."));
        }

        blocks.AddRange(Criteria.Groups
            .Select(group => (Group: group, Members: Criteria.At(pass).Where(criterion => criterion.Group == group.Key).ToArray()))
            .Where(entry => entry.Members.Length > 0)
            .SelectMany(IEnumerable<Block> (entry) =>
            [
                new Heading(1, $"{entry.Group.Key} {entry.Group.Name}"),
                new Table(
                    entry.Group.Name,
                    ["Criterion", "Weight", .. ranking.Select(Name)],
                    [.. entry.Members.Select(criterion => Row(criterion, ranking))]),
            ]));
        return new Document(title, pass == ScoringPass.Proposal ? "Scores of the proposals" : "Scores after due diligence", blocks);
    }

    private static IReadOnlyList<string> Depth(string name, QuestionDepth depth) =>
    [
        name,
        depth.Asked.ToString(CultureInfo.InvariantCulture),
        depth.Rated.ToString(CultureInfo.InvariantCulture),
        depth.Substantive.ToString(CultureInfo.InvariantCulture),
        depth.Mean?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–",
    ];

    internal static string Rank(RankedCdmo ranked) => ranked.Rank?.ToString(CultureInfo.InvariantCulture) ?? (ranked.Card.IsKnockedOut ? "out" : "–");

    private static IReadOnlyList<string> Row(Criterion criterion, IReadOnlyList<RankedCdmo> ranking)
    {
        CriterionResult?[] results = [.. ranking.Select(ranked => ranked.Card.Results.FirstOrDefault(result => result.Criterion == criterion.Key))];
        return
        [
            $"{criterion.Key} {criterion.Name}",
            results.FirstOrDefault(result => result is not null)?.Weight.ToString(CultureInfo.InvariantCulture) ?? "–",
            .. results.Select(Cell),
        ];
    }

    private static string Cell(CriterionResult? result) => result switch
    {
        null or { IsMissing: true } => "–",
        { IsNotApplicable: true } => "n.a.",
        { Spread: 0 } => Text.Number(result.Median!.Value),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Text.Number(result.Median!.Value)} ({result.Min}–{result.Max})"),
    };
}
