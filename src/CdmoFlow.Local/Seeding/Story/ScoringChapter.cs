using CdmoFlow.Evaluation;
using CdmoFlow.Evaluation.Envelopes;
using CdmoFlow.Longlist;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Seeding.Story;

/// <summary>The opening by two persons, the first scorecard and the shortlist.</summary>
internal static class ScoringChapter
{
    public static IEnumerable<Rest> Tell(SampleScene scene)
    {
        scene.Pause(0.2, 1);
        Confirm(scene, scene.Selection.ProjectManagers[0]);
        yield return Rest.HalfOpened;
        scene.Pause(0.1, 0.5);
        Confirm(scene, scene.Selection.With(People.SponsorFunction.Procurement).First().PersonId);
        yield return Rest.Opened;

        var scorers = Scorers.Of(scene.Selection, ScorePass.Proposal);
        var half = scorers.Count / 2;
        foreach (var seat in scorers.Take(half)) Score(scene, seat, 0.3, 1.2);
        SampleFlags.Raise(scene);
        yield return Rest.HalfScored;
        foreach (var seat in scorers.Skip(half)) Score(scene, seat, 0.3, 1.2);
        if (scene.Plan.Has(Twist.TwoEnvelopes))
        {
            foreach (var rest in Prices(scene)) yield return rest;
        }

        yield return Rest.Scored;

        Propose(scene);
        yield return Rest.ShortlistGate;
        scene.Pause(0.5, 1);
        scene.DecideGate();
        yield return Rest.ShortlistHalfApproved;
        scene.ApproveGate();
    }

    private static void Confirm(SampleScene scene, string personId) =>
        scene.Play.Act(scene.As(personId), (s, now) => ConfirmOpening.Decide(s, new ConfirmOpeningInput(true), scene.As(personId), now));

    private static IEnumerable<Rest> Prices(SampleScene scene)
    {
        yield return Rest.TechnicalScored;
        scene.Pause(0.2, 0.8);
        scene.Play.Act(scene.Manager, (s, now) => LockTechnicalScores.Decide(s, new("Everybody has scored, and the open points were discussed."), scene.Manager, now));
        yield return Rest.PricesSealed;
        scene.Pause(0.2, 0.8);
        ConfirmPrices(scene, scene.Selection.ProjectManagers[0]);
        yield return Rest.PricesHalfOpened;
        scene.Pause(0.1, 0.5);
        ConfirmPrices(scene, scene.Selection.With(People.SponsorFunction.Procurement).First().PersonId);
        yield return Rest.PricesOpened;
        foreach (var seat in Scorers.Of(scene.Selection, ScorePass.Proposal).Where(s => ScoringWindow.Asked(scene.Selection, s, ScorePass.Proposal).Count > 0)) Score(scene, seat, 0.2, 0.6);
    }

    private static void ConfirmPrices(SampleScene scene, string personId) =>
        scene.Play.Act(scene.As(personId), (s, now) => ConfirmPriceOpening.Decide(s, new ConfirmOpeningInput(true), scene.As(personId), now));

    private static void Score(SampleScene scene, TeamSeat seat, double fromDays, double toDays)
    {
        scene.Pause(fromDays, toDays);
        SampleScores.HandIn(scene, seat, EvaluationField.Current(scene.Selection), ScorePass.Proposal);
    }

    private static void Propose(SampleScene scene)
    {
        scene.Pause(0.5, 1.5);
        if (scene.IsLargest || scene.Random.Bool(0.4f)) scene.Play.Act(scene.Manager, (s, now) => scene.Files.Comparison(s, now));
        var ranking = Scorecards.Ranked(scene.Selection, ScorePass.Proposal).Where(r => scene.Selection.Candidate(r.Card.CdmoId)!.Standing != CandidateStanding.Eliminated).ToList();
        var input = new ShortlistInput([.. ShortlistProposal.Pick(ranking)], "They lead the scorecard, and each can show the work on a comparable product.");
        scene.Play.Act(scene.Manager, (s, now) => ProposeShortlist.Decide(s, input, scene.Manager, now));
    }
}
