using CdmoFlow.Selections;

namespace CdmoFlow.Local.Seeding.Story;

/// <summary>The way of a selection from the form to the contract. It pauses wherever a selection can rest, and stops where the plan says.</summary>
internal static class SampleStory
{
    /// <summary>Plays a scene from an instant to where its plan ends it.</summary>
    public static void Tell(SampleScene scene, DateTimeOffset from)
    {
        if (!Chapters(scene, from).Any(rest => rest == scene.Plan.End))
            throw new InvalidOperationException($"The story of a sample selection never came to {scene.Plan.End}; it ended in {scene.Selection.State.Stage}.");
    }

    /// <summary>What happens at the end: the rest until the present, or a cancellation in its middle.</summary>
    public static void Conclude(SampleScene scene, DateTimeOffset present)
    {
        if (scene.Plan.Has(Twist.Cancelled))
        {
            scene.Play.Until(scene.Play.Now + ((present - scene.Play.Now) / 2));
            var input = new CancelInput("The program was stopped after the interim analysis; the capacity is no longer needed.");
            scene.Play.Act(scene.Manager, (s, now) => CancelSelection.Decide(s, input, scene.Manager, now));
        }

        scene.Play.Until(present);
    }

    private static IEnumerable<Rest> Chapters(SampleScene scene, DateTimeOffset from)
    {
        foreach (var rest in LonglistChapter.Tell(scene, from)) yield return rest;
        foreach (var rest in RfpChapter.Tell(scene)) yield return rest;
        foreach (var rest in ScoringChapter.Tell(scene)) yield return rest;
        foreach (var rest in AuditChapter.Tell(scene)) yield return rest;
        foreach (var rest in AwardChapter.Tell(scene)) yield return rest;
    }
}
