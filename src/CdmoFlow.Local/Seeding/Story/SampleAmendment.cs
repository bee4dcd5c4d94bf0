using CdmoFlow.Proposals;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;

namespace CdmoFlow.Local.Seeding.Story;

/// <summary>A change of the RFP after the first proposal has come: its CDMO confirms it on the last days.</summary>
internal static class SampleAmendment
{
    private const string Why = "The first stability results ask for a tighter limit on storage and transport.";

    /// <summary>The project manager drafts and issues it.</summary>
    public static void Issue(SampleScene scene)
    {
        var requirements = $"{scene.Selection.State.Brief.QualityRequirements} Material is stored and shipped at 2 to 8 °C, with a logger in every shipment.".Trim();
        var input = new AmendmentInput(Why, QualityRequirements: requirements, EvaluationNotes: "A validated cold chain is looked at with the first criteria.");
        scene.Play.Act(scene.Manager, (s, now) => DraftAmendment.Decide(s, input, scene.Manager, now));
        scene.Play.Act(scene.Manager, (s, now) => IssueAmendment.Decide(s, new(null), scene.Manager, now));
    }

    /// <summary>A CDMO stands by what it had submitted before.</summary>
    public static void Confirm(SampleScene scene, string cdmoId)
    {
        var contact = scene.Contact(cdmoId);
        scene.Play.Act(contact, (s, now) => ConfirmProposal.Decide(s, cdmoId, new(Addenda.LastAmendment(s)), contact, now));
    }
}
