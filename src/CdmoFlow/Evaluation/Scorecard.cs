namespace CdmoFlow.Evaluation;

/// <summary>The weighted result of one CDMO at one pass.</summary>
/// <param name="CdmoId">Id of the company.</param>
/// <param name="Pass">Claims or verified.</param>
/// <param name="Results">One per criterion of the pass, in the order of the scorecard.</param>
/// <param name="RawTotal">Sum of score x weight.</param>
/// <param name="Attainable">Sum of 5 x weight over the criteria that were scored.</param>
/// <param name="KnockedOutBy">Keys of knock-out criteria on which an evaluator gave a 1.</param>
public sealed record Scorecard(
    string CdmoId,
    ScoringPass Pass,
    IReadOnlyList<CriterionResult> Results,
    decimal RawTotal,
    decimal Attainable,
    IReadOnlyList<string> KnockedOutBy)
{
    /// <summary>
    /// Percent of attainable points with two decimals, by which CDMOs are ranked: unlike the raw total it stays comparable
    /// when a criterion does not apply. Null while nothing is scored.
    /// </summary>
    public decimal? Percent { get; } = Attainable == 0
        ? null
        : Math.Round(100 * RawTotal / Attainable, 2, MidpointRounding.AwayFromZero);

    /// <summary>Criteria of the pass that nobody has judged yet.</summary>
    public IReadOnlyList<string> Missing { get; } = [.. Results.Where(result => result.IsMissing).Select(result => result.Criterion)];

    /// <summary>True when the CDMO is out whatever its total.</summary>
    public bool IsKnockedOut => KnockedOutBy.Count > 0;

    /// <summary>
    /// Weighs the sheets of all evaluators. A single 1 on a knock-out criterion stops the CDMO: it takes a corrected
    /// score with a new rationale, not a majority, to bring it back.
    /// </summary>
    public static Scorecard Calculate(
        string cdmoId,
        ScoringPass pass,
        IReadOnlyList<EvaluatorScores> sheets,
        IReadOnlyDictionary<string, int> weights,
        IReadOnlyCollection<string> knockOuts)
    {
        var entries = sheets
            .SelectMany(sheet => sheet.Entries.GroupBy(entry => entry.Criterion, StringComparer.Ordinal).Select(same => same.Last()))
            .Where(entry => entry.Score is not null || !string.IsNullOrWhiteSpace(entry.NotApplicableReason))
            .ToLookup(entry => entry.Criterion, StringComparer.Ordinal);
        CriterionResult[] results =
        [
            .. Criteria.At(pass).Select(criterion => CriterionResult.Of(
                criterion.Key, weights.GetValueOrDefault(criterion.Key, 1), [.. entries[criterion.Key]])),
        ];
        return new Scorecard(
            cdmoId,
            pass,
            results,
            results.Sum(result => result.Weighted),
            results.Where(result => result.Scores > 0).Sum(result => 5m * result.Weight),
            [
                .. results
                    .Where(result => result.Min == 1 && (Criteria.Find(result.Criterion)!.KnockOut || knockOuts.Contains(result.Criterion)))
                    .Select(result => result.Criterion),
            ]);
    }
}
