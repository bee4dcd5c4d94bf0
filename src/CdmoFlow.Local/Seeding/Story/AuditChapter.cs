using CdmoFlow.Evaluation;

namespace CdmoFlow.Local.Seeding.Story;

/// <summary>Audit dates, visits, findings, the second scorecard, the sites and the due diligence gate.</summary>
internal static class AuditChapter
{
    public static IEnumerable<Rest> Tell(SampleScene scene)
    {
        scene.Pause(1, 3);
        var cdmos = scene.Selection.Audits.Select(a => a.CdmoId).ToArray();
        for (var i = 0; i < cdmos.Length; i++) SampleAudits.ProposeDate(scene, cdmos[i], scene.Play.Today.AddDays(22 + (i * 3)));
        scene.Pause(1, 2);
        SampleAudits.Answer(scene, cdmos[0], "accept");
        yield return Rest.AuditDatesOut;

        // The last one is late where the plan says so: it is flagged, and answers all the same.
        foreach (var cdmo in scene.Plan.Has(Twist.Reluctant) ? cdmos[1..^1] : cdmos[1..])
        {
            scene.Pause(0.2, 1);
            SampleAudits.Answer(scene, cdmo, scene.Random.Bool(0.3f) ? "counter" : "accept");
        }

        if (scene.Plan.Has(Twist.Reluctant))
        {
            scene.Pause(14, 15);
            SampleAudits.Answer(scene, cdmos[^1], "accept");
        }

        foreach (var audit in scene.Selection.Audits.OrderBy(a => a.Date)) SampleAudits.Hold(scene, audit.CdmoId);
        yield return Rest.AuditsHeld;

        foreach (var seat in Scorers.Of(scene.Selection, ScorePass.Audited))
        {
            scene.Pause(0.1, 0.6);
            SampleScores.HandIn(scene, seat, cdmos, ScorePass.Audited);
        }

        SampleAudits.Qualify(scene, cdmos);
        if (scene.Plan.Has(Twist.AuditsSentBack))
        {
            SampleAudits.Close(scene);
            scene.Pause(0.5, 1);
            scene.DecideGate(approve: false);
            SampleAudits.Qualify(scene, cdmos);
        }

        yield return Rest.SitesQualified;
        SampleAudits.Close(scene);
        yield return Rest.AuditGate;
        scene.ApproveGate();
    }
}
