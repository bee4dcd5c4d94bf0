using CdmoFlow.Records;

namespace CdmoFlow.Evaluation;

/// <summary>The criteria of the scorecard, read from <c>criteria.json</c>.</summary>
public static class Criteria
{
    /// <summary>Data integrity is a knock-out in every selection.</summary>
    public const string DataIntegrity = "D6";

    /// <summary>All criteria in the order of the scorecard.</summary>
    public static IReadOnlyList<Criterion> All { get; } = EmbeddedList.Read<Criterion[]>("Evaluation/criteria.json");

    /// <summary>The groups in the order of the scorecard.</summary>
    public static IReadOnlyList<CriterionGroup> Groups { get; } = EmbeddedList.Read<CriterionGroup[]>("Evaluation/criterion-groups.json");

    private static readonly Dictionary<string, Criterion> ByKey = All.ToDictionary(criterion => criterion.Key, StringComparer.Ordinal);

    /// <summary>The criterion of a key, or null.</summary>
    public static Criterion? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>True for a key such as <c>A1</c>.</summary>
    public static bool IsKnown(string key) => ByKey.ContainsKey(key);

    /// <summary>What evaluators score at a pass.</summary>
    public static IReadOnlyList<Criterion> At(ScoringPass pass) => [.. All.Where(criterion => criterion.IsScoredAt(pass))];
}
