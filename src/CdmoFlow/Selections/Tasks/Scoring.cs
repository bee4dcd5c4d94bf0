using CdmoFlow.Evaluation;
using CdmoFlow.Longlist;
using CdmoFlow.Proposals;

namespace CdmoFlow.Selections.Tasks;

/// <summary>What waits from the sealed proposals to the shortlist.</summary>
internal static class Scoring
{
    public static IEnumerable<OpenTask> Opening(Selection selection)
    {
        if (selection.Proposals.All(p => p.State != ProposalState.Sealed))
            return OpenTasks.ForManagers(selection, "Issue the RFP again or cancel the selection", "Nobody submitted a proposal.", selection.State.DueAt);
        var opened = selection.State.Opening.Select(c => c.PersonId).ToHashSet(StringComparer.Ordinal);
        var managed = selection.ProjectManagers.Any(opened.Contains);
        // Two different persons, one of them a project manager: until one has, the second is not the others' turn.
        var next = managed ? selection.State.Team.Where(m => m.MayAct).Select(m => m.PersonId) : selection.ProjectManagers;
        var why = opened.Count == 0 ? "Two persons open the sealed proposals together; you begin." : "One person has confirmed; the proposals open with the second.";
        return next.Where(p => !opened.Contains(p)).Select(p => new OpenTask(p, "Confirm the opening of the proposals", why, selection.State.DueAt, OpenTasks.Home(selection)));
    }

    public static IEnumerable<OpenTask> Scores(Selection selection)
    {
        var field = selection.Candidates.Where(c => c.Standing == CandidateStanding.InEvaluation).ToList();
        var waiting = field.SelectMany(cdmo => Scorers.Of(selection, ScorePass.Proposal)
            .Select(seat => (Cdmo: cdmo, Seat: seat, Missing: Scorers.Missing(selection, seat, cdmo.CdmoId, ScorePass.Proposal).Count)).Where(s => s.Missing > 0)).ToList();
        return waiting.Count > 0
            ? waiting.Select(s => new OpenTask(
                s.Seat.PersonId,
                $"Score {s.Cdmo.Name}",
                s.Missing == 1 ? "One criterion of your functions is open." : $"{s.Missing} criteria of your functions are open.",
                selection.State.DueAt,
                $"{OpenTasks.Home(selection)}/scores/{s.Cdmo.CdmoId}"))
            : OpenTasks.ForManagers(
                selection, "Propose the shortlist", "Everybody has scored; the shortlist gate opens with your proposal.", selection.State.DueAt, $"{OpenTasks.Home(selection)}/scorecard");
    }
}
