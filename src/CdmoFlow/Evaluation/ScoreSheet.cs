using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation;

/// <summary>What one evaluator scored for one CDMO in one pass; one row, so that a full selection stays within one page of storage.</summary>
public sealed record ScoreSheet : ISelectionRow
{
    /// <summary>Claims of the proposal, or what due diligence verified.</summary>
    public required ScorePass Pass { get; init; }

    /// <summary>Person id of the evaluator.</summary>
    public required string EvaluatorId { get; init; }

    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Pass, EvaluatorId, CdmoId);

    /// <summary>One entry per criterion.</summary>
    public required IReadOnlyList<ScoreEntry> Entries { get; init; }

    /// <summary>When it was last handed in.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The row key of a sheet.</summary>
    public static string KeyOf(ScorePass pass, string evaluatorId, string cdmoId) => $"score|{(pass == ScorePass.Proposal ? 1 : 2)}|{evaluatorId}|{cdmoId}";
}

/// <summary>Which scorecard a sheet belongs to; both are kept.</summary>
public enum ScorePass
{
    /// <summary>First scorecard: what the proposal claims.</summary>
    Proposal,

    /// <summary>Second scorecard: what the audit and due diligence verified.</summary>
    Audited,
}
