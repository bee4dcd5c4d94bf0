namespace CdmoFlow.Evaluation;

/// <summary>
/// How much a group really decides: with seven criteria a group of weight 4 outweighs one of weight 5 with two.
/// Shown before the weights are frozen.
/// </summary>
/// <param name="Group">Letter of the group.</param>
/// <param name="Name">Name of the group.</param>
/// <param name="Criteria">How many criteria of it are scored at the pass.</param>
/// <param name="Weight">Sum of their weights.</param>
/// <param name="Percent">Share of all weights, with one decimal.</param>
public sealed record GroupShare(string Group, string Name, int Criteria, int Weight, decimal Percent)
{
    /// <summary>The share of every group at a pass.</summary>
    public static IReadOnlyList<GroupShare> Of(IReadOnlyDictionary<string, int> weights, ScoringPass pass)
    {
        var scored = Evaluation.Criteria.At(pass);
        var total = scored.Sum(criterion => weights.GetValueOrDefault(criterion.Key, 1));
        return
        [
            .. Evaluation.Criteria.Groups.Select(group =>
            {
                var members = scored.Where(criterion => criterion.Group == group.Key).ToArray();
                var weight = members.Sum(criterion => weights.GetValueOrDefault(criterion.Key, 1));
                return new GroupShare(group.Key, group.Name, members.Length, weight, Math.Round(100m * weight / total, 1, MidpointRounding.AwayFromZero));
            }),
        ];
    }
}
