using CdmoFlow.Contracts;
using CdmoFlow.People;
using CdmoFlow.Records.Documents;

namespace CdmoFlow.Local.Seeding.Story;

/// <summary>How an agreement with the selected CDMO becomes binding.</summary>
internal static class SampleAgreements
{
    /// <summary>Both sides sign in the system, the sponsor first.</summary>
    public static void Sign(SampleScene scene, AgreementKind kind)
    {
        var sponsor = scene.As(AgreementSigners.Of(scene.Selection, kind)[0]);
        Sign(scene, kind, sponsor, "I approve this agreement for the sponsor.");
        scene.Pause(0.5, 2);
        Sign(scene, kind, scene.Contact(scene.Selection.State.WinnerId!), "I approve this agreement for my company.");
    }

    /// <summary>The copy that was signed on paper is recorded.</summary>
    public static void Record(SampleScene scene, AgreementKind kind)
    {
        var winner = scene.Selection.State.WinnerId!;
        var id = RecordExecuted.DocumentId(scene.Selection.State, kind);
        var scan = new Document($"Executed: {AgreementNames.Of([kind])}", $"{scene.Selection.State.Title} with {scene.Selection.NameOf(winner)}", [new Paragraph("Signed on paper by both sides.")]);
        var copy = scene.Files.Pdf(scene.Selection, id, id, scan, scene.Play.Now) with { Id = id };
        var input = new ExecutedInput("paper", $"{scene.Company(winner).Contact.Name} and {scene.World.NameOf(scene.Selection.ProjectManagers[0])}", scene.Play.Today);
        scene.Play.Act(scene.Manager, (s, now) => RecordExecuted.Decide(s, kind, input, copy, scene.Manager, now));
    }

    private static void Sign(SampleScene scene, AgreementKind kind, Actor actor, string meaning)
    {
        var sha = CurrentAgreements.Find(scene.Selection, kind)!.DocumentSha256;
        var input = new SignInput(scene.World.NameOf(actor.PersonId), meaning, sha);
        scene.Play.Act(actor, (s, now) => SignAgreement.Decide(s, kind, input, actor, now));
    }
}
