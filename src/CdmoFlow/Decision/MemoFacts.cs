using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Decision;

/// <summary>Gathers what the decision memo says from the selection as it stood at the proposal.</summary>
public static class MemoFacts
{
    /// <summary>The facts of one proposal.</summary>
    public static DecisionFacts Of(Selection selection, DecisionProposal proposal) => new(
        selection.Id,
        selection.State.Title,
        selection.State.Brief.Sponsor,
        proposal.At,
        selection.State.Brief.TimeZone,
        proposal.WinnerId,
        proposal.RunnerUpId,
        proposal.Reason,
        proposal.RunnerUpReason,
        proposal.NotTopRankReason,
        FinalScorecard.Rank(selection),
        selection.Candidates.ToDictionary(c => c.CdmoId, c => c.Name, StringComparer.Ordinal),
        [
            .. selection.Flags.Select(f => new DecisionFlag(
                f.CdmoId, true, f.Evidence, f.Reason is null ? Words(EnumNames.Of(f.State)) : $"{Words(EnumNames.Of(f.State))}: {f.Reason}")),
        ],
        selection.Audits.Where(a => a.Qualification is not null).ToDictionary(
            a => a.CdmoId, a => Words(EnumNames.Of(a.Qualification!.Verdict)), StringComparer.Ordinal));

    private static string Words(string key) => key.Replace('_', ' ');
}
