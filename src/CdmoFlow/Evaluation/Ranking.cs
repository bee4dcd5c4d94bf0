namespace CdmoFlow.Evaluation;

/// <summary>One CDMO in the order of the scorecard.</summary>
/// <param name="Rank">1 is best; equal percents share a rank and the next one is skipped; null for knocked out or not scored.</param>
/// <param name="Card">The result behind it.</param>
public sealed record RankedCdmo(int? Rank, Scorecard Card);

/// <summary>Puts CDMOs in order. The first is the leading candidate, not the winner: people decide.</summary>
public static class Ranking
{
    /// <summary>By percent of attainable points, best first; then the unscored, knocked-out ones last. The order of ids settles ties on the page.</summary>
    public static IReadOnlyList<RankedCdmo> Of(IReadOnlyList<Scorecard> cards) =>
    [
        .. cards
            .OrderBy(card => card.IsKnockedOut)
            .ThenByDescending(card => card.Percent ?? -1)
            .ThenBy(card => card.CdmoId, StringComparer.Ordinal)
            .Select(card => new RankedCdmo(RankOf(card, cards), card)),
    ];

    /// <summary>
    /// Criteria that count for some CDMOs and not for others. "Not applicable" must hold for all or be approved,
    /// otherwise leaving a criterion out would lift a weak bid.
    /// </summary>
    public static IReadOnlyList<string> UnevenlyApplied(IReadOnlyList<Scorecard> cards) =>
    [
        .. Criteria.All.Select(criterion => criterion.Key).Where(key =>
        {
            var results = cards.SelectMany(card => card.Results).Where(result => result.Criterion == key).ToArray();
            return results.Any(result => result.NotApplicable > 0) && results.Any(result => result.Scores > 0);
        }),
    ];

    private static int? RankOf(Scorecard card, IReadOnlyList<Scorecard> cards) =>
        card.IsKnockedOut || card.Percent is null
            ? null
            : 1 + cards.Count(other => !other.IsKnockedOut && other.Percent > card.Percent);
}
