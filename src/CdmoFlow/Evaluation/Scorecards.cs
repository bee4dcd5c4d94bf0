using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation;

/// <summary>The scorecards of a selection: of what the proposals claim, and of what due diligence verified.</summary>
public static class Scorecards
{
    /// <summary>The weight of each criterion: its own where the team set one, else that of its group.</summary>
    public static IReadOnlyDictionary<string, int> Weights(SelectionState state) => Criteria.All.ToDictionary(
        c => c.Key, c => state.Weights.GetValueOrDefault(c.Key, state.Weights.GetValueOrDefault(c.Group, 1)), StringComparer.Ordinal);

    /// <summary>The CDMOs of a pass in order of rank: all opened proposals for the first, the audited CDMOs for the second.</summary>
    public static IReadOnlyList<RankedCdmo> Ranked(Selection selection, ScorePass pass) =>
        Ranking.Of([.. Field(selection, pass).Select(id => Card(selection, id, pass))]);

    /// <summary>The scorecard of one CDMO at a pass.</summary>
    public static Scorecard Card(Selection selection, string cdmoId, ScorePass pass) =>
        Calculate(selection, cdmoId, pass.Scoring(), [.. selection.ScoreSheets.Where(s => s.CdmoId == cdmoId && s.Pass == pass).Select(s => new EvaluatorScores(s.EvaluatorId, s.Entries))]);

    /// <summary>The keys that somebody should have scored for a CDMO and nobody has.</summary>
    public static IReadOnlyList<string> Missing(Selection selection, string cdmoId, ScorePass pass) =>
        [.. Card(selection, cdmoId, pass).Missing.Intersect(Scorers.Covered(selection, pass), StringComparer.Ordinal)];

    private static IReadOnlyList<string> Field(Selection selection, ScorePass pass) =>
        pass == ScorePass.Proposal ? EvaluationField.Opened(selection) : [.. selection.Audits.Select(a => a.CdmoId)];

    private static Scorecard Calculate(Selection selection, string cdmoId, ScoringPass pass, IReadOnlyList<EvaluatorScores> sheets) =>
        Scorecard.Calculate(cdmoId, pass, sheets, Weights(selection.State), [.. selection.State.Brief.KnockOuts]);
}
