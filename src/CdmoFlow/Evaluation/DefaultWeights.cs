using CdmoFlow.Records;
using CdmoFlow.Scoping;

namespace CdmoFlow.Evaluation;

/// <summary>Weights to start from, 1 (low) to 5 (critical); the team edits and then freezes them before the opening.</summary>
public static class DefaultWeights
{
    private static readonly Dictionary<OutsourcingModel, Dictionary<string, int>> Groups = new(
        EmbeddedList.Read<Dictionary<string, Dictionary<string, int>>>("Evaluation/default-weights.json")
            .Select(pair => KeyValuePair.Create(Model(pair.Key), pair.Value)));

    /// <summary>The weight of each group by its letter.</summary>
    public static IReadOnlyDictionary<string, int> OfGroups(OutsourcingModel model) => Groups[model];

    /// <summary>The weight of each criterion by its key: that of its group.</summary>
    public static IReadOnlyDictionary<string, int> Of(OutsourcingModel model) =>
        Criteria.All.ToDictionary(criterion => criterion.Key, criterion => Groups[model][criterion.Group], StringComparer.Ordinal);

    private static OutsourcingModel Model(string word) =>
        EnumNames.TryParse<OutsourcingModel>(word, out var model)
            ? model
            : throw new InvalidOperationException($"'{word}' in default-weights.json is no outsourcing model.");
}
