namespace CdmoFlow.Gates;

/// <summary>Something an approver wants to know before deciding.</summary>
/// <param name="Number">Counts the questions of a gate, from 1.</param>
/// <param name="AskedBy">Person id of who asks.</param>
/// <param name="Text">The question.</param>
/// <param name="AskedAt">When, UTC.</param>
public sealed record GateQuestion(int Number, string AskedBy, string Text, DateTimeOffset AskedAt)
{
    /// <summary>The answer; null while it is awaited.</summary>
    public string? Answer { get; init; }

    /// <summary>Person id of who answered.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>When it was answered, UTC.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}
