using CdmoFlow.Evaluation;
using CdmoFlow.Evaluation.Envelopes;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Seeding.Story;

/// <summary>What an evaluator or auditor hands in: every criterion of the own functions that can be judged then, around what the company is worth.</summary>
internal static class SampleScores
{
    private static readonly string[] Optional = ["B6", "G4"];

    /// <summary>One sitting over all CDMOs.</summary>
    public static void HandIn(SampleScene scene, TeamSeat seat, IReadOnlyList<string> cdmoIds, ScorePass pass)
    {
        var actor = scene.As(seat.PersonId);
        List<Func<Selection, DateTimeOffset, Outcome>> sheets = [];
        foreach (var cdmo in cdmoIds)
        {
            var asked = ScoringWindow.Asked(scene.Selection, seat, pass);
            if (asked.Count == 0) continue;
            var input = new ScoresInput(pass == ScorePass.Proposal ? "proposal" : "audited", [.. asked.Select(c => Line(scene, cdmo, c, pass))]);
            sheets.Add((s, now) => SubmitScores.Decide(s, cdmo, input, actor, now));
        }

        if (sheets.Count > 0) scene.Play.Act(actor, sheets);
    }

    private static ScoreInput Line(SampleScene scene, string cdmoId, Criterion criterion, ScorePass pass)
    {
        if (!scene.IsLargest && Optional.Contains(criterion.Key) && scene.Random.Bool(0.2f)) return new ScoreInput(criterion.Key, null, null, "This part of the work is not asked for in this package.");
        var score = Math.Clamp(scene.Company(cdmoId).Quality + scene.Random.Int(-1, 1) + (criterion.KnockOut ? 1 : 0), 2, 5);
        var seen = pass == ScorePass.Proposal ? "Read in the proposal." : "Seen on site.";
        return new ScoreInput(criterion.Key, score, $"{seen} {scene.Random.ArrayElement(SampleTexts.Rationales)}", null);
    }
}
