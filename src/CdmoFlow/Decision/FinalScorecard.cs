using CdmoFlow.Evaluation;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;

namespace CdmoFlow.Decision;

/// <summary>The scorecard on which the award rests: what due diligence verified takes the place of what the proposal claimed, criterion by criterion.</summary>
public static class FinalScorecard
{
    /// <summary>The ranking of all CDMOs that reached the shortlist and are still in, best first.</summary>
    public static IReadOnlyList<RankedCdmo> Rank(Selection selection) => Ranking.Of(
    [
        .. selection.Candidates
            .Where(c => c.Standing is CandidateStanding.Shortlisted or CandidateStanding.Selected or CandidateStanding.RunnerUp)
            .Select(c => Of(selection, c.CdmoId)),
    ]);

    /// <summary>The scorecard of one CDMO.</summary>
    public static Scorecard Of(Selection selection, string cdmoId)
    {
        var claimed = Pass(selection, cdmoId, ScorePass.Proposal, ScoringPass.Proposal);
        var verified = Pass(selection, cdmoId, ScorePass.Audited, ScoringPass.DueDiligence);
        List<CriterionResult> results = [];
        List<string> knockedOutBy = [];
        foreach (var criterion in Criteria.All)
        {
            var audited = verified.Results.FirstOrDefault(r => r.Criterion == criterion.Key);
            var paper = claimed.Results.FirstOrDefault(r => r.Criterion == criterion.Key);
            var card = paper is null || audited is { IsMissing: false } ? verified : claimed;
            if ((card == verified ? audited : paper) is not { } result) continue;
            results.Add(result);
            if (card.KnockedOutBy.Contains(criterion.Key, StringComparer.Ordinal)) knockedOutBy.Add(criterion.Key);
        }

        return new Scorecard(
            cdmoId, ScoringPass.DueDiligence, results, results.Sum(r => r.Weighted), results.Where(r => r.Scores > 0).Sum(r => 5m * r.Weight), knockedOutBy);
    }

    private static Scorecard Pass(Selection selection, string cdmoId, ScorePass sheetsOf, ScoringPass pass)
    {
        var weights = Criteria.All.ToDictionary(
            c => c.Key, c => selection.State.Weights.GetValueOrDefault(c.Key, selection.State.Weights.GetValueOrDefault(c.Group, 1)), StringComparer.Ordinal);
        EvaluatorScores[] sheets =
        [
            .. selection.ScoreSheets.Where(s => s.CdmoId == cdmoId && s.Pass == sheetsOf).Select(s => new EvaluatorScores(s.EvaluatorId, s.Entries)),
        ];
        return Scorecard.Calculate(cdmoId, pass, sheets, weights, [.. selection.State.Brief.KnockOuts]);
    }
}
