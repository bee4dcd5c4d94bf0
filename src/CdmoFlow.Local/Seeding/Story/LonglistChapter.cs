using CdmoFlow.Longlist;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Seeding.Story;

/// <summary>From the form to the approved longlist.</summary>
internal static class LonglistChapter
{
    private const int Fewest = 6;
    private const int Most = 8;

    public static IEnumerable<Rest> Tell(SampleScene scene, DateTimeOffset from)
    {
        Create(scene, from);
        yield return Rest.Scoping;

        scene.Play.Act(People.Actor.System, (s, now) => ProposeLonglist.Decide(s, Candidates(scene), now));
        if (scene.Plan.Has(Twist.LonglistSentBack))
        {
            Choose(scene);
            scene.Pause(1, 2);
            scene.DecideGate(approve: false);
        }

        yield return Rest.LonglistProposed;
        Choose(scene);
        yield return Rest.LonglistGate;
        scene.ApproveGate();
    }

    private static void Create(SampleScene scene, DateTimeOffset from)
    {
        var sponsor = scene.Random.ListItem([.. scene.World.Sponsors]);
        var team = SampleTeams.Of(sponsor, scene.Random, scene.IsLargest);
        var envelopes = scene.Plan.Has(Twist.TwoEnvelopes) ? EnvelopeRule.Separate : EnvelopeRule.Together;
        var document = SampleBriefs.Of(sponsor, [.. team.Select(t => t.Member)], envelopes, scene.Random, from);
        var (brief, errors) = ScopingValidation.Check(document);
        if (brief is null) throw new InvalidOperationException($"The sample brief is refused: {string.Join(" ", errors.Select(e => $"{e.Field}: {e.Message}"))}");
        var seats = SampleTeams.Seats(team, document);
        var (state, change) = CreateSelection.Decide(SampleIds.Next(scene.Random, from), brief, seats, from);
        var manager = new People.Visitor(team[0].Person.Person.Id, "").ActingOn(state);
        if (scene.Plan.End != Rest.Scoping)
        {
            scene.Play.Begin(state, change, manager, from);
            return;
        }

        // No decision of today leaves a selection in this stage; pages and lists must still bear one.
        var draft = new SelectionState { Id = state.Id, Brief = brief, Team = seats, Weights = state.Weights, Stage = Stage.Scoping }.Enter(Stage.Scoping, from);
        scene.Play.Begin(draft, new Change().Note("selection.created", state.Id, null, $"brief sha-256 {CreateSelection.HashOf(brief)}"), manager, from);
    }

    private static List<Candidate> Candidates(SampleScene scene)
    {
        var best = new BestFits(scene.Selection.State.Brief, new FitFilters(), ProposeLonglist.MostCandidates);
        best.Add(scene.World.Companies.Select(c => c.Company));
        var proposed = LonglistProposal.Pick(best.Ranked).Chosen.Select(c => c.Company.Id).ToHashSet(StringComparer.Ordinal);
        return [.. best.Ranked.Select(r => ProposeLonglist.CandidateOf(r, proposed.Contains(r.Company.Id), scene.Company(r.Company.Id).Contact.Id))];
    }

    private static void Choose(SampleScene scene)
    {
        scene.Pause(0.5, 2.5);
        var count = scene.IsLargest ? Most : scene.Random.Int(Fewest, Most);
        var input = new ChooseLonglistInput
        {
            CdmoIds = [.. scene.Selection.Candidates.Take(count).Select(c => c.CdmoId)],
            Reason = "The best by fit; those that would need a new building are left out.",
        };
        scene.Play.Act(scene.Manager, (s, now) => ChooseLonglist.Decide(s, input, [], scene.Manager, now));
    }
}
