using CdmoFlow.Evaluation;
using CdmoFlow.Evaluation.Envelopes;
using CdmoFlow.Longlist;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Tasks;
using CdmoFlow.Tests.Proposals.Offers;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Evaluation;

/// <summary>Technical parts first, prices after the technical scores are locked.</summary>
public class PriceOpeningTests
{
    private static readonly LockScoresInput Lock = new("All three have scored; nothing is open.");
    private static readonly ConfirmOpeningInput Confirm = new(true);

    private static Given Opened(int cdmos = 3)
    {
        var given = Given.ASelection().WithCandidates(cdmos, CandidateStanding.InEvaluation).In(Stage.Scoring)
            .With(s => s with { Brief = s.Brief with { Envelopes = EnvelopeRule.Separate } });
        foreach (var id in Given.CdmoIds.Take(cdmos)) given.WithProposal(id, ProposalState.OpenedTechnical);
        return given;
    }

    private static Given TechnicalScored(int cdmos = 3)
    {
        var given = Opened(cdmos);
        foreach (var (id, i) in Given.CdmoIds.Take(cdmos).Select((id, i) => (id, i))) Score(given, id, 5 - i);
        return given;
    }

    private static void Score(Given given, string cdmoId, int score)
    {
        var selection = given.Build();
        foreach (var seat in Scorers.Of(selection, ScorePass.Proposal))
        {
            given.With(new ScoreSheet
            {
                Pass = ScorePass.Proposal,
                EvaluatorId = seat.PersonId,
                CdmoId = cdmoId,
                At = Given.Now,
                Entries = [.. Scorers.Criteria(seat, ScorePass.Proposal).Where(c => ScoringWindow.CanBeJudged(selection, c, ScorePass.Proposal)).Select(c => new ScoreEntry(c.Key, score, "As written."))],
            });
        }
    }

    private static Selection Locked() => TechnicalScored().Build() is var s ? s.After(LockTechnicalScores.Decide(s, Lock, Given.AsManager, Given.Now).Change!) : null!;

    private static Selection PricesOpen()
    {
        var half = Locked() is var s ? s.After(ConfirmPriceOpening.Decide(s, Confirm, Given.AsManager, Given.Now).Change!) : null!;
        return half.After(ConfirmPriceOpening.Decide(half, Confirm, Given.AsFinance, Given.Now.AddHours(1)).Change!);
    }

    [Fact]
    public void The_first_opening_leaves_the_prices_sealed_and_lists_every_proposal_with_its_hash()
    {
        var closed = GivenOffers.Issued().With(s => s with { Brief = s.Brief with { Envelopes = EnvelopeRule.Separate } }).WithProposal("alpha", ProposalState.Sealed).In(Stage.Opening).Build();
        var half = closed.After(ConfirmOpening.Decide(closed, Confirm, Given.AsManager, Given.Now).Change!);
        var change = ConfirmOpening.Decide(half, Confirm, Given.AsScientist, Given.Now).Change!;
        var opened = Assert.Single(half.After(change).Proposals);
        Assert.Equal((ProposalState.OpenedTechnical, true, false), (opened.State, opened.IsOpened, opened.IsPriceOpened));
        Assert.Equal((opened.RowKey, opened.Anchor), Assert.Single(change.Trail, n => n.Action == "proposal.opened") is var note ? (note.Subject, note.New) : default);
    }

    [Fact]
    public void Before_the_prices_are_open_nobody_scores_them_and_everything_else_is_complete()
    {
        var selection = Opened().Build();
        var early = SubmitScores.Decide(selection, "alpha", GivenScores.Sheet(GivenScores.Line("I1")), Given.AsFinance, Given.Now).Refusal!;
        Assert.Equal("price-sealed", early.Type);
        Assert.Contains("I1", early.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Scorers.Covered(selection, ScorePass.Proposal), key => key[0] == 'I');

        var scored = TechnicalScored().Build();
        Assert.True(EvaluationUpkeep.MayBeLocked(scored));
        Assert.False(EvaluationUpkeep.IsComplete(scored));
        Assert.Equal("price-sealed", ProposeShortlist.Decide(scored, new(["alpha", "bravo", "charlie"], "The three that are left."), Given.AsManager, Given.Now.AddDays(30)).Refusal!.Type);
        Assert.Contains(EvaluationUpkeep.Due(scored, null, Given.Now).Mails, m => m.Values["task"].StartsWith("lock the technical scores", StringComparison.Ordinal));
        Assert.Equal(["Lock the technical scores"], OpenTasks.Of(scored).Select(t => t.What).Distinct());
    }

    [Fact]
    public void The_lock_is_the_project_managers_with_a_reason_and_waits_for_the_scores_until_they_are_due()
    {
        var scored = TechnicalScored().Build();
        Assert.Equal(RefusalKind.Forbidden, LockTechnicalScores.Decide(scored, Lock, Given.AsScientist, Given.Now).Refusal!.Kind);
        Assert.Equal("reason", Assert.Single(LockTechnicalScores.Decide(scored, new("so"), Given.AsManager, Given.Now).Refusal!.Errors).Field);
        Assert.Equal("scoring-incomplete", LockTechnicalScores.Decide(Opened().Build(), Lock, Given.AsManager, Given.Now).Refusal!.Type);
        Assert.NotNull(LockTechnicalScores.Decide(Opened().Build(), Lock, Given.AsManager, Given.Now.AddDays(15)).Change);
        Assert.Equal("together", LockTechnicalScores.Decide(GivenScores.Scored().Build(), Lock, Given.AsManager, Given.Now).Refusal!.Type);
        var note = Assert.Single(LockTechnicalScores.Decide(scored, Lock, Given.AsManager, Given.Now).Change!.Trail);
        Assert.Equal(("scores.locked", Lock.Reason), (note.Action, note.Reason));
        Assert.True(LockTechnicalScores.Decide(Locked(), Lock, Given.AsManager, Given.Now).Change!.IsEmpty);
    }

    [Fact]
    public void A_locked_score_does_not_change_and_the_same_sheet_again_is_fine()
    {
        var locked = Locked();
        var before = locked.Find<ScoreSheet>(ScoreSheet.KeyOf(ScorePass.Proposal, Given.Scientist, "alpha"))!;
        var again = before.Entries.Select(e => new ScoreInput(e.Criterion, e.Score, e.Rationale, null)).ToArray();
        Assert.True(SubmitScores.Decide(locked, "alpha", new(null, again), Given.AsScientist, Given.Now).Change!.IsEmpty);
        again[0] = again[0] with { Score = 1 };
        Assert.Equal("scores-locked", SubmitScores.Decide(locked, "alpha", new(null, again), Given.AsScientist, Given.Now).Refusal!.Type);
        Assert.DoesNotContain(ScoringWindow.Asked(locked, locked.State.Team.First(m => m.PersonId == Given.Scientist), ScorePass.Proposal), c => !ScoringWindow.IsCommercial(c));
    }

    [Fact]
    public void Prices_are_opened_by_two_persons_one_of_them_the_project_manager_after_the_lock()
    {
        Assert.Equal("price-sealed", ConfirmPriceOpening.Decide(TechnicalScored().Build(), Confirm, Given.AsManager, Given.Now).Refusal!.Type);
        var locked = Locked();
        Assert.Equal(RefusalKind.Forbidden, ConfirmPriceOpening.Decide(locked, Confirm, Given.AsStranger, Given.Now).Refusal!.Kind);
        var half = locked.After(ConfirmPriceOpening.Decide(locked, Confirm, Given.AsFinance, Given.Now).Change!);
        Assert.All(half.Proposals, p => Assert.False(p.IsPriceOpened));
        Assert.True(ConfirmPriceOpening.Decide(half, Confirm, Given.AsFinance, Given.Now).Change!.IsEmpty);
        Assert.Equal(RefusalKind.Forbidden, ConfirmPriceOpening.Decide(half, Confirm, Given.AsScientist, Given.Now).Refusal!.Kind);
        Assert.Equal(["Confirm the opening of the prices"], OpenTasks.Of(half).Select(t => t.What).Distinct());

        var change = ConfirmPriceOpening.Decide(half, Confirm, Given.AsManager, Given.Now.AddDays(13)).Change!;
        var open = half.After(change);
        Assert.All(open.Proposals, p => Assert.Equal(ProposalState.OpenedPrice, p.State));
        Assert.Equal(open.Proposals.Select(p => (p.RowKey, p.Anchor)), change.Trail.Where(n => n.Action == "proposal.price_opened").Select(n => (n.Subject, n.New!)));
        Assert.Equal([Given.Finance, Given.Manager], open.Find<PriceEnvelope>(PriceEnvelope.Key)!.Opening.Select(c => c.PersonId));
        Assert.True(open.State.DueAt >= Given.Now.AddDays(20));
        Assert.Contains(change.Mails, m => m.Values["task"].StartsWith("score prices", StringComparison.Ordinal));
    }

    [Fact]
    public void After_the_prices_are_open_they_are_scored_and_the_shortlist_can_be_proposed()
    {
        var selection = PricesOpen();
        Assert.False(EvaluationUpkeep.IsComplete(selection));
        Assert.NotEmpty(Scorers.Missing(selection, selection.State.Team.First(m => m.PersonId == Given.Finance), "alpha", ScorePass.Proposal));
        foreach (var id in EvaluationField.Current(selection))
        {
            foreach (var seat in Scorers.Of(selection, ScorePass.Proposal))
            {
                var asked = ScoringWindow.Asked(selection, seat, ScorePass.Proposal);
                if (asked.Count == 0) continue;
                Assert.All(asked, c => Assert.Equal("I", c.Group));
                var decided = SubmitScores.Decide(selection, id, new(null, [.. asked.Select(c => GivenScores.Line(c.Key))]), new(seat.PersonId, "evaluator"), Given.Now);
                selection = selection.After(decided.Change!);
            }
        }

        Assert.True(EvaluationUpkeep.IsComplete(selection));
        Assert.Null(ProposeShortlist.Decide(selection, new(["alpha", "bravo", "charlie"], "The three that are left."), Given.AsManager, Given.Now).Refusal);
    }

    [Fact]
    public void Whoever_joins_the_team_while_prices_are_sealed_needs_a_second_person()
    {
        var newcomer = new CdmoFlow.People.SeatChange(Given.Stranger, [CdmoFlow.People.SponsorFunction.Procurement], [], "Helps with the prices.");
        Assert.True(CdmoFlow.People.ChangeTeam.NeedsSecond(Locked(), newcomer));
        Assert.False(CdmoFlow.People.ChangeTeam.NeedsSecond(PricesOpen(), newcomer));
        Assert.False(CdmoFlow.People.ChangeTeam.NeedsSecond(GivenScores.Scored().Build(), newcomer));
    }

    [Fact]
    public void A_selection_cancelled_in_between_keeps_its_prices_sealed_for_good()
    {
        var cancelled = Locked() is var s ? s.After(new Change().Put(s.State.Enter(Stage.Cancelled, Given.Now))) : null!;
        Assert.Equal("wrong-stage", ConfirmPriceOpening.Decide(cancelled, Confirm, Given.AsManager, Given.Now).Refusal!.Type);
        Assert.All(cancelled.Proposals, p => Assert.False(p.IsPriceOpened));
    }

    [Fact]
    public void New_selections_open_prices_apart_unless_they_say_otherwise_and_stored_ones_do_not()
    {
        Assert.Equal(EnvelopeRule.Separate, ScopingValidation.Check(Scoping.GoodScoping.Document() with { Envelopes = null }).Brief!.Envelopes);
        Assert.Equal(EnvelopeRule.Together, ScopingValidation.Check(Scoping.GoodScoping.Document() with { Envelopes = "together" }).Brief!.Envelopes);
        Assert.Equal("envelopes", Assert.Single(ScopingValidation.Check(Scoping.GoodScoping.Document() with { Envelopes = "later" }).Errors).Field);
        var stored = System.Text.Json.Nodes.JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Scoping.GoodScoping.Brief() with { Envelopes = EnvelopeRule.Separate }, CdmoFlow.Records.Json.Options))!;
        stored.AsObject().Remove("envelopes");
        Assert.Equal(EnvelopeRule.Together, System.Text.Json.JsonSerializer.Deserialize<Brief>(stored, CdmoFlow.Records.Json.Options)!.Envelopes);
    }
}
