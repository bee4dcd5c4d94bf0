using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation;

/// <summary>What the clock has already sent in the evaluation, so that nothing goes out twice.</summary>
public sealed record EvaluationReminders : ISelectionRow
{
    /// <summary>The one row key.</summary>
    public const string Key = "evaluation";

    /// <inheritdoc />
    public string RowKey => Key;

    /// <summary>What was sent, with the due date it belonged to: a stage that was re-opened reminds again.</summary>
    public IReadOnlyList<string> Sent { get; init; } = [];
}
