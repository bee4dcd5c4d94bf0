using Bogus;
using CdmoFlow.Gates;
using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Seeding.Story;

/// <summary>One selection with everybody who acts in it.</summary>
internal sealed class SampleScene(SampleWorld world, SamplePlan plan, Randomizer random, SampleFiles files, bool isLargest)
{
    private readonly List<SampleSubmission> submissions = [];

    public SamplePlan Plan => plan;

    public Randomizer Random => random;

    public SampleFiles Files => files;

    public SampleWorld World => world;

    public bool IsLargest => isLargest;

    public SelectionPlay Play { get; } = new(files);

    public Selection Selection => Play.Selection;

    /// <summary>What the CDMOs handed in.</summary>
    public List<SampleSubmission> Submissions => submissions;

    /// <summary>The project manager.</summary>
    public Actor Manager => As(Selection.ProjectManagers[0]);

    /// <summary>A person of the sponsor, in the capacity that the trail shows.</summary>
    public Actor As(string personId) => new Visitor(personId, "").ActingOn(Selection.State);

    /// <summary>The contact of a CDMO in its room.</summary>
    public Actor Contact(string cdmoId) => new(Selection.Candidate(cdmoId)!.ContactPersonId!, "cdmo") { CdmoId = cdmoId };

    /// <summary>The company behind a candidate.</summary>
    public SampleCompany Company(string cdmoId) => world.Company(cdmoId);

    /// <summary>Some days pass, people working in between.</summary>
    public void Pause(double fromDays, double toDays) => Play.Wait(TimeSpan.FromDays(random.Double(fromDays, toDays)));

    /// <summary>The next approver of the open gate decides.</summary>
    public void DecideGate(bool approve = true)
    {
        var gate = Selection.OpenGate!;
        var input = new GateInput(approve ? "approve" : "send_back", random.ArrayElement(approve ? SampleTexts.Approvals : SampleTexts.SentBack));
        Play.Act(As(gate.InTurn.First().PersonId), (s, now) => CdmoFlow.Gates.DecideGate.Decide(s, gate.Id, input, As(gate.InTurn.First().PersonId), now));
    }

    /// <summary>Whoever has still to decide the open gate approves, one after the other.</summary>
    public void ApproveGate()
    {
        while (Selection.OpenGate is not null)
        {
            Pause(0.2, 1.5);
            // The delay may have ended in another way.
            if (Selection.OpenGate is not null) DecideGate();
        }
    }
}
