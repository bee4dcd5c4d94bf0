namespace CdmoFlow.Evaluation;

/// <summary>One evaluator's judgement of one CDMO on one criterion.</summary>
/// <param name="Criterion">Key of the criterion.</param>
/// <param name="Score">1 to 5, or null when not applicable.</param>
/// <param name="Rationale">Why this score: what was read or seen.</param>
/// <param name="NotApplicableReason">Why the criterion says nothing here; then there is no score.</param>
public sealed record ScoreEntry(string Criterion, int? Score, string Rationale, string? NotApplicableReason = null);

/// <summary>Everything one evaluator gave one CDMO at one pass.</summary>
/// <param name="EvaluatorId">Id of the person, never the name.</param>
/// <param name="Entries">At most one per criterion; the last one counts.</param>
public sealed record EvaluatorScores(string EvaluatorId, IReadOnlyList<ScoreEntry> Entries);
