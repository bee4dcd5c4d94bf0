using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation;

/// <summary>Own score first: nobody sees what the others gave a CDMO before handing in a complete sheet of their own, so that first scores stay independent.</summary>
public static class ScoreVisibility
{
    /// <summary>True when a team member may see all scores of a CDMO at a pass. Those who do not score see them all; once the stage is over, everybody does.</summary>
    public static bool MaySee(Selection selection, TeamSeat? viewer, string cdmoId, ScorePass pass)
    {
        if (viewer is null) return false;
        var running = pass == ScorePass.Proposal ? selection.State.Stage == Stage.Scoring : selection.State.Stage == Stage.DueDiligence;
        return !running || Scorers.Missing(selection, viewer, cdmoId, pass).Count == 0;
    }

    /// <summary>The sheets of a CDMO that a team member may see: all, or only the own one.</summary>
    public static IReadOnlyList<ScoreSheet> Sheets(Selection selection, TeamSeat? viewer, string cdmoId, ScorePass pass)
    {
        var all = MaySee(selection, viewer, cdmoId, pass);
        return [.. selection.ScoreSheets.Where(s => s.CdmoId == cdmoId && s.Pass == pass && (all || s.EvaluatorId == viewer?.PersonId))];
    }
}
