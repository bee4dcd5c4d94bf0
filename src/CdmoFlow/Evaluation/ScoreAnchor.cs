using CdmoFlow.Records;

namespace CdmoFlow.Evaluation;

/// <summary>What a score means, so that a 4 of one evaluator is the 4 of another.</summary>
public sealed record ScoreAnchor(int Score, string Label, string Meaning)
{
    /// <summary>The five anchors from 1 to 5.</summary>
    public static IReadOnlyList<ScoreAnchor> All { get; } = EmbeddedList.Read<ScoreAnchor[]>("Evaluation/score-anchors.json");
}
