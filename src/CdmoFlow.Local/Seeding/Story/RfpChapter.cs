using CdmoFlow.Rfp;

namespace CdmoFlow.Local.Seeding.Story;

/// <summary>Confidentiality agreements, the RFP, its answers and the deadline; again where nobody submitted.</summary>
internal static class RfpChapter
{
    public static IEnumerable<Rest> Tell(SampleScene scene)
    {
        if (scene.Plan.Has(Twist.NoCda))
        {
            scene.Pause(3, 4);
            foreach (var cda in scene.Selection.Cdas.Take(3)) Record(scene, cda.CdmoId, "in_redline");
            yield return Rest.CdasOut;
        }

        var open = scene.Selection.Cdas.Select(c => c.CdmoId).ToList();
        scene.Pause(2, 4);
        foreach (var cdmo in open.Take(open.Count / 2)) Record(scene, cdmo, scene.Random.Bool(0.3f) ? "existing" : "executed");
        yield return Rest.CdasOut;

        scene.Pause(3, 6);
        var refusing = scene.IsLargest || open.Count <= 6 ? null : open[^1];
        foreach (var cdmo in open.Skip(open.Count / 2)) Record(scene, cdmo, cdmo == refusing ? "refused" : "executed");
        yield return Rest.RfpIncomplete;

        scene.Pause(1, 3);
        var texts = new CompleteRfpInput(null, null, null, null, SampleTexts.AnalyticalMethods, SampleTexts.QualityRequirements, null);
        scene.Play.Act(scene.Manager, (s, now) => CompleteRfp.Decide(s, texts, scene.Manager, now));
        if (scene.Plan.Has(Twist.NobodySubmits))
        {
            scene.Play.Until(RfpUpkeep.ClosesAt(scene.Selection.State.RfpDeadline!.Value));
            yield return Rest.Closed;
            scene.Pause(0.5, 1.5);
            var again = new ReissueRfpInput("Nobody could answer over the holidays; the same companies are asked again.", 35);
            scene.Play.Act(scene.Manager, (s, now) => ReissueRfp.Decide(s, again, scene.Manager, now));
        }

        foreach (var rest in Answers(scene)) yield return rest;
    }

    private static IEnumerable<Rest> Answers(SampleScene scene)
    {
        scene.Pause(1, 3);
        var invited = scene.Random.Shuffle(scene.Selection.Invitations.Where(i => i.IsOpen).Select(i => i.CdmoId)).ToArray();
        // One declines and one stays silent where enough are left.
        var declining = scene.IsLargest ? 0 : invited.Length > 5 ? 1 : 0;
        var silent = scene.IsLargest ? 0 : invited.Length > 6 ? 1 : 0;
        var accepting = invited[..(invited.Length - declining - silent)];
        foreach (var cdmo in accepting.Take(2)) Answer(scene, cdmo, new AnswerInvitationInput("accept", null));
        SampleQuestions.Ask(scene, accepting[0], answered: true);
        if (accepting.Length > 1) SampleQuestions.Ask(scene, accepting[1], answered: false);
        yield return Rest.RfpOut;

        scene.Pause(2, 5);
        foreach (var cdmo in accepting.Skip(2)) Answer(scene, cdmo, new AnswerInvitationInput("accept", null));
        foreach (var cdmo in invited.Skip(accepting.Length).Take(declining)) Answer(scene, cdmo, new AnswerInvitationInput("decline", scene.Random.ArrayElement(SampleTexts.Declines)));
        if (scene.Plan.Has(Twist.DeadlineExtended))
        {
            var input = new ExtendDeadlineInput(DateOnly.FromDateTime(scene.Selection.State.RfpDeadline!.Value.UtcDateTime).AddDays(7), "Two companies asked for a week more to price the stability program.");
            scene.Play.Act(scene.Manager, (s, now) => ExtendDeadline.Decide(s, input, scene.Manager, now));
        }

        var deadline = scene.Selection.State.RfpDeadline!.Value;
        for (var i = 0; i < accepting.Length; i++)
        {
            // Most wait for the last days.
            scene.Play.Until(deadline - TimeSpan.FromHours((accepting.Length - i) * 16));
            SampleProposals.Submit(scene, accepting[i]);
            if (i == 0 && scene.Plan.Has(Twist.DeadlineExtended))
            {
                SampleAmendment.Issue(scene);
                deadline = scene.Selection.State.RfpDeadline!.Value;
            }

            if (i == 1) yield return Rest.ProposalsIn;
        }

        if (scene.Plan.Has(Twist.DeadlineExtended)) SampleAmendment.Confirm(scene, accepting[0]);
        if (!scene.IsLargest && scene.Random.Bool(0.3f)) SampleProposals.Submit(scene, accepting[0]);
        scene.Play.Until(RfpUpkeep.ClosesAt(deadline));
        yield return Rest.Closed;
    }

    private static void Record(SampleScene scene, string cdmoId, string state)
    {
        var holds = state is "executed" or "existing";
        var signatories = $"{scene.Company(cdmoId).Contact.Name} and {scene.World.NameOf(scene.Selection.ProjectManagers[0])}";
        var input = new RecordCdaInput(state, holds ? scene.Play.Today : null, holds ? signatories : null, null);
        scene.Play.Act(scene.Manager, (s, now) => RecordCda.Decide(s, cdmoId, input, scene.Manager, now));
    }

    private static void Answer(SampleScene scene, string cdmoId, AnswerInvitationInput input) =>
        scene.Play.Act(scene.Contact(cdmoId), (s, now) => AnswerInvitation.Decide(s, cdmoId, input, scene.Contact(cdmoId), now));
}
