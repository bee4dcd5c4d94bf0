using CdmoFlow.Evaluation.Envelopes;
using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation;

/// <summary>Who scores what: evaluators what the proposals claim, evaluators and auditors what due diligence verified, each within their functions.</summary>
public static class Scorers
{
    /// <summary>The criteria a person scores at a pass: the union over the person's functions; empty for those who do not score.</summary>
    public static IReadOnlyList<Criterion> Criteria(TeamSeat? seat, ScorePass pass) =>
        seat is null || !Scores(seat, pass) ? [] : [.. Evaluation.Criteria.At(pass.Scoring()).Where(c => c.Functions.Any(f => seat.Functions.Contains(f)))];

    /// <summary>The team members that score at a pass.</summary>
    public static IReadOnlyList<TeamSeat> Of(Selection selection, ScorePass pass) =>
        [.. selection.State.Team.Where(seat => Criteria(seat, pass).Count > 0)];

    /// <summary>The criteria of a pass that somebody in the team can score now: only these can be missing. Prices that are sealed are nobody's to judge.</summary>
    public static IReadOnlyList<string> Covered(Selection selection, ScorePass pass)
    {
        var covered = Of(selection, pass).SelectMany(seat => ScoringWindow.Asked(selection, seat, pass)).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        return [.. Evaluation.Criteria.At(pass.Scoring()).Select(c => c.Key).Where(covered.Contains)];
    }

    /// <summary>The keys that one person has still to score for one CDMO.</summary>
    public static IReadOnlyList<string> Missing(Selection selection, TeamSeat seat, string cdmoId, ScorePass pass)
    {
        var sheet = selection.Find<ScoreSheet>(ScoreSheet.KeyOf(pass, seat.PersonId, cdmoId));
        return [.. ScoringWindow.Asked(selection, seat, pass).Select(c => c.Key).Where(key => sheet?.Entries.Any(e => e.Criterion == key) != true)];
    }

    private static bool Scores(TeamSeat seat, ScorePass pass) =>
        seat.Roles.Contains(Role.Evaluator) || (pass == ScorePass.Audited && seat.Roles.Contains(Role.Auditor));
}
