using CdmoFlow.Evaluation;
using CdmoFlow.Records;
using CdmoFlow.Records.Documents;

namespace CdmoFlow.Decision;

/// <summary>The record of a decision for those who were not in the room: scores, flags and reasons on a few pages.</summary>
public static class DecisionMemo
{
    /// <summary>Builds the memo. Approvals and signatures are kept beside it, bound to its hash.</summary>
    public static Document Build(DecisionFacts facts)
    {
        string Name(string id) => facts.Names.GetValueOrDefault(id, id);
        var blocks = new List<Block>
        {
            new KeyValues(
            [
                new KeyValue("Selected", Name(facts.WinnerId)),
                new KeyValue("Runner-up", facts.RunnerUpId is null ? "None" : Name(facts.RunnerUpId)),
                new KeyValue("Decided", Zones.Format(facts.DecidedAt, facts.TimeZone)),
                new KeyValue("Decided for", facts.Sponsor),
            ]),
            new Heading(1, "Reasons"),
            new Heading(2, $"Why {Name(facts.WinnerId)}"),
            new Paragraph(Text.OrNotStated(facts.Reason)),
        };
        if (IsNotTop(facts))
        {
            blocks.Add(new Heading(2, "Why not the first of the ranking"));
            blocks.Add(new Paragraph(Text.OrNotStated(facts.NotTopRankReason)));
        }

        if (facts.RunnerUpId is not null)
        {
            blocks.Add(new Heading(2, $"Why {Name(facts.RunnerUpId)} as runner-up"));
            blocks.Add(new Paragraph(Text.OrNotStated(facts.RunnerUpReason)));
        }

        blocks.Add(new Heading(1, "Scores and ranks"));
        blocks.Add(new Table("Final scorecard", ["Rank", "CDMO", "Percent of attainable", "Raw total", "Site qualification", "Knocked out by"],
        [
            .. facts.Ranking.Select(IReadOnlyList<string> (ranked) =>
            [
                ComparisonDocument.Rank(ranked),
                Name(ranked.Card.CdmoId),
                Text.Percent(ranked.Card.Percent),
                Text.Number(ranked.Card.RawTotal),
                facts.Qualifications.GetValueOrDefault(ranked.Card.CdmoId, "–"),
                ranked.Card.IsKnockedOut ? string.Join(", ", ranked.Card.KnockedOutBy) : "–",
            ]),
        ]));
        blocks.Add(new Heading(1, "Flags"));
        blocks.Add(facts.Flags.Count == 0
            ? new Paragraph("No flag was raised.")
            : new Table("Flags raised in the course of the selection", ["CDMO", "Kind", "What was seen", "State"],
            [
                .. facts.Flags.Select(IReadOnlyList<string> (flag) => [Name(flag.CdmoId), flag.IsRed ? "Red" : "Green", flag.Text, flag.State]),
            ]));
        return new Document($"Decision memo: {facts.Title}", $"{facts.Sponsor} · reference {facts.Reference} · confidential", blocks);
    }

    /// <summary>True when the winner is not first in the ranking, so that a reason must be given.</summary>
    public static bool IsNotTop(DecisionFacts facts) =>
        facts.Ranking.FirstOrDefault(ranked => ranked.Card.CdmoId == facts.WinnerId)?.Rank != 1;
}
