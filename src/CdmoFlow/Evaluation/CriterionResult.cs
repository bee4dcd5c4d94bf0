namespace CdmoFlow.Evaluation;

/// <summary>What several evaluators together say of one CDMO on one criterion.</summary>
/// <param name="Criterion">Key of the criterion.</param>
/// <param name="Weight">1 to 5.</param>
/// <param name="Median">The score that counts; the middle of two for an even number; null when nobody scored it.</param>
/// <param name="Min">Lowest score, or null.</param>
/// <param name="Max">Highest score, or null.</param>
/// <param name="Scores">How many evaluators scored it.</param>
/// <param name="NotApplicable">How many said that it does not apply.</param>
public sealed record CriterionResult(
    string Criterion,
    int Weight,
    decimal? Median,
    int? Min,
    int? Max,
    int Scores,
    int NotApplicable)
{
    /// <summary>Highest less lowest: two or more is worth a talk before consensus.</summary>
    public int Spread => (Max ?? 0) - (Min ?? 0);

    /// <summary>The weighted score, zero when nobody scored it.</summary>
    public decimal Weighted => (Median ?? 0) * Weight;

    /// <summary>True when all who looked said that it does not apply: then its weight counts for nothing either.</summary>
    public bool IsNotApplicable => Scores == 0 && NotApplicable > 0;

    /// <summary>True when nobody has judged it yet.</summary>
    public bool IsMissing => Scores == 0 && NotApplicable == 0;

    internal static CriterionResult Of(string criterion, int weight, IReadOnlyList<ScoreEntry> entries)
    {
        int[] scores = [.. entries.Select(entry => entry.Score).OfType<int>().Order()];
        return new CriterionResult(
            criterion,
            weight,
            scores.Length == 0 ? null : (scores[(scores.Length - 1) / 2] + scores[scores.Length / 2]) / 2m,
            scores.Length == 0 ? null : scores[0],
            scores.Length == 0 ? null : scores[^1],
            scores.Length,
            entries.Count - scores.Length);
    }
}
