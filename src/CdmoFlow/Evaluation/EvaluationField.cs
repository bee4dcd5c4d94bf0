using CdmoFlow.Longlist;
using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation;

/// <summary>The CDMOs whose proposals were opened: only what has been read can be scored.</summary>
public static class EvaluationField
{
    /// <summary>True when the proposal that counts was opened.</summary>
    public static bool IsOpened(Selection selection, string cdmoId) =>
        selection.Proposals.Any(p => p.CdmoId == cdmoId && p.IsOpened);

    /// <summary>All CDMOs whose proposals were opened, those that dropped out since included, by id.</summary>
    public static IReadOnlyList<string> Opened(Selection selection) =>
        [.. selection.Candidates.Select(c => c.CdmoId).Where(id => IsOpened(selection, id)).Order(StringComparer.Ordinal)];

    /// <summary>Those of them that are still in the selection.</summary>
    public static IReadOnlyList<string> Current(Selection selection) =>
        [.. Opened(selection).Where(id => selection.Candidate(id)!.Standing != CandidateStanding.Eliminated)];
}
