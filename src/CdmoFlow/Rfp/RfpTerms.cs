namespace CdmoFlow.Rfp;

/// <summary>What the RFP states beside the brief.</summary>
/// <param name="Reference">The selection's id as people quote it.</param>
/// <param name="Deadline">End of submission, UTC.</param>
/// <param name="QuestionsClose">End of questions, UTC.</param>
/// <param name="Weights">Weight by criterion key when the outline shows them; null keeps them hidden from CDMOs.</param>
public sealed record RfpTerms(
    string Reference,
    DateTimeOffset Deadline,
    DateTimeOffset QuestionsClose,
    IReadOnlyDictionary<string, int>? Weights = null);
