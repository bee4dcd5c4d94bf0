using CdmoFlow.Evaluation;

namespace CdmoFlow.Local.Seeding.Story;

/// <summary>Warning signs that evaluators see; the project manager judges some of them.</summary>
internal static class SampleFlags
{
    /// <summary>Raises up to two and judges the first.</summary>
    public static void Raise(SampleScene scene)
    {
        var field = EvaluationField.Current(scene.Selection);
        var keys = scene.Random.Shuffle(RedFlag.All.Select(f => f.Key).Where(k => k != RedFlag.ReluctantAudit)).Take(scene.Random.Int(0, 2)).ToArray();
        for (var i = 0; i < keys.Length; i++)
        {
            var (cdmo, key) = (field[i % field.Count], keys[i]);
            // A rule may have raised it already.
            if (scene.Selection.Find<Flag>(Flag.KeyOf(cdmo, key)) is not null) continue;
            var by = scene.As(scene.Random.ListItem([.. Scorers.Of(scene.Selection, ScorePass.Proposal)]).PersonId);
            var input = new FlagInput(cdmo, key, scene.Random.ArrayElement(SampleTexts.Flags));
            scene.Play.Act(by, (s, now) => RaiseFlag.Decide(s, input, by, now));
            if (i > 0) continue;
            var verdict = new FlagResolutionInput(scene.Random.Bool() ? "confirm" : "dismiss", "Checked against the proposal and asked the CDMO about it.");
            scene.Play.Act(scene.Manager, (s, now) => ResolveFlag.Decide(s, cdmo, key, verdict, scene.Manager, now));
        }
    }
}
