using CdmoFlow.Contracts;
using CdmoFlow.Decision;

namespace CdmoFlow.Local.Seeding.Story;

/// <summary>Winner and runner-up, the award gate, and the agreements with one or the other.</summary>
internal static class AwardChapter
{
    public static IEnumerable<Rest> Tell(SampleScene scene)
    {
        yield return Rest.DecisionDue;
        Propose(scene);
        yield return Rest.AwardGate;
        scene.Pause(0.5, 1);
        scene.DecideGate();
        yield return Rest.AwardHalfApproved;
        scene.ApproveGate();

        if (scene.Plan.Has(Twist.WinnerFails))
        {
            scene.Pause(3, 5);
            SampleAgreements.Sign(scene, AgreementKind.QualityAgreement);
            scene.Play.Until(scene.Selection.State.DueAt!.Value);
            yield return Rest.RunnerUpGate;
            scene.ApproveGate();
        }

        yield return Rest.AgreementsOut;
        scene.Pause(6, 12);
        SampleAgreements.Sign(scene, AgreementKind.Msa);
        yield return Rest.HalfSigned;
        foreach (var kind in (AgreementKind[])[AgreementKind.Sow, AgreementKind.QualityAgreement])
        {
            scene.Pause(3, 8);
            if (scene.Plan.Has(Twist.OnPaper)) SampleAgreements.Record(scene, kind);
            else SampleAgreements.Sign(scene, kind);
        }

        if (scene.Plan.Has(Twist.Regrets)) Regret(scene);
        yield return Rest.Contracted;
    }

    private static void Propose(SampleScene scene)
    {
        scene.Pause(1, 3);
        var able = FinalScorecard.Rank(scene.Selection).Select(r => r.Card.CdmoId).Where(id => Selectable.WhyNot(scene.Selection, id) is null).ToArray();
        var input = new DecisionInput(
            able[0], able.Length > 1 ? able[1] : null, "The best quality of all, shown on site, at a price within the budget.", "The first of the ranking could not be qualified in time.", "Close behind, and free at the same time.");
        scene.Play.Act(scene.Manager, (s, now) => ProposeDecision.Decide(s, input, scene.Manager, now));
    }

    private static void Regret(SampleScene scene)
    {
        scene.Pause(1, 2);
        var feedback = ReleaseRegrets.ToTell(scene.Selection).ToDictionary(c => c.CdmoId, _ => (string?)"Thank you for a careful proposal; others showed more experience with this kind of product.", StringComparer.Ordinal);
        scene.Play.Act(scene.Manager, (s, now) => ReleaseRegrets.Decide(s, new RegretsInput(feedback), scene.Manager, now));
    }
}
