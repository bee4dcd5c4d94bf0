using CdmoFlow.Contracts;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Records.Retention;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Tasks;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Records.Retention;

public class RetentionTests
{
    private const string Why = "The program's file was closed.";
    private static readonly DateTimeOffset Later = Given.Now.AddYears(16);

    [Fact]
    public void The_period_begins_with_the_end_or_with_that_of_the_contract_and_lasts_fifteen_years_unless_set()
    {
        Assert.Null(RetentionRow.Standard.EndsAt(Given.ASelection().In(Stage.Scoring).Build().State));
        var contracted = Given.ASelection().In(Stage.Contracted).Build();
        Assert.Equal(Given.Now.AddYears(15), RetentionRow.Standard.EndsAt(contracted.State));
        var set = After(contracted, SetRetention.Decide(contracted, new(10, new DateOnly(2030, 6, 30), Why), Given.AsQuality, Given.Now));
        Assert.Equal(new DateTimeOffset(2040, 7, 1, 0, 0, 0, TimeSpan.Zero), RetentionRow.Of(set).EndsAt(set.State));
        // A cancelled selection has no contract.
        var cancelled = Given.ASelection().In(Stage.Cancelled).With(RetentionRow.Of(set)).Build();
        Assert.Equal(Given.Now.AddYears(10), RetentionRow.Of(cancelled).EndsAt(cancelled.State));
    }

    [Fact]
    public void When_the_period_is_over_it_is_a_task_of_Quality_Assurance_until_names_are_replaced_or_a_hold_is_placed()
    {
        IEnumerable<OpenTask> Tasks(Selection selection, DateTimeOffset at) => OpenTasks.Of(selection).Where(t => t.Path.EndsWith("/retention", StringComparison.Ordinal) && t.IsFor(at));
        var ended = Given.ASelection().In(Stage.Cancelled);
        Assert.Empty(Tasks(Given.ASelection().Build(), Later));
        Assert.Empty(Tasks(ended.Build(), Given.Now.AddYears(14)));
        Assert.Equal(Given.Quality, Assert.Single(Tasks(ended.Build(), Later)).PersonId);
        Assert.Empty(Tasks(ended.With(RetentionRow.Standard with { Hold = new(Why, Given.Quality, Given.Now) }).Build(), Later));
        Assert.Empty(Tasks(ended.With(RetentionRow.Standard with { Anonymisation = new Anonymisation { ProposedBy = "a", ProposedAt = Later, Reason = Why, People = [], DoneAt = Later } }).Build(), Later));
    }

    [Theory]
    [InlineData(null, Why)]
    [InlineData(0, Why)]
    [InlineData(100, Why)]
    [InlineData(10, "short")]
    public void A_period_needs_years_and_a_reason(int? years, string reason) => Assert.NotNull(SetRetention.Decide(Given.ASelection().Build(), new(years, null, reason), Given.AsQuality, Given.Now).Refusal);

    [Fact]
    public void A_period_is_not_shortened_until_it_is_over()
    {
        var cancelled = Given.ASelection().In(Stage.Cancelled).Build();
        Assert.NotNull(SetRetention.Decide(cancelled, new(1, null, Why), Given.AsQuality, Given.Now.AddYears(2)).Refusal);
        Assert.NotNull(SetRetention.Decide(cancelled, new(3, null, Why), Given.AsQuality, Given.Now.AddYears(2)).Change);
        Assert.True(SetRetention.Decide(cancelled, new(15, null, Why), Given.AsQuality, Given.Now).Change!.IsEmpty);
    }

    [Fact]
    public void One_person_places_a_hold_and_two_lift_it()
    {
        var held = Held();
        Assert.NotNull(PlaceHold.Decide(held, new(Why), Given.AsQuality, Given.Now).Refusal);
        Assert.NotNull(LiftHold.Confirm(held, new("agree", Why), Given.AsQuality, Given.Now).Refusal);
        var asked = After(held, LiftHold.Ask(held, new(Why), Given.AsManager, Given.Now));
        Assert.True(RetentionRow.Of(asked).IsHeld);
        Assert.True(LiftHold.Ask(asked, new(Why), Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.NotNull(LiftHold.Ask(asked, new(Why), Given.AsQuality, Given.Now).Refusal);
        Assert.Equal(RefusalKind.Forbidden, LiftHold.Confirm(asked, new("agree", Why), Given.AsManager, Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, LiftHold.Confirm(asked, new("yes", Why), Given.AsQuality, Given.Now).Refusal!.Kind);
        var refused = After(asked, LiftHold.Confirm(asked, new("refuse", Why), Given.AsQuality, Given.Now));
        Assert.Equal((true, null), (RetentionRow.Of(refused).IsHeld, RetentionRow.Of(refused).Hold!.LiftAskedBy));
        var lifted = LiftHold.Confirm(asked, new("agree", Why), Given.AsQuality, Given.Now);
        Assert.Equal(("legal_hold.lifted", Why), (lifted.Change!.Trail[0].Action, lifted.Change.Trail[0].Reason));
        Assert.False(RetentionRow.Of(After(asked, lifted)).IsHeld);
        Assert.NotNull(LiftHold.Ask(After(asked, lifted), new(Why), Given.AsManager, Given.Now).Refusal);
    }

    [Fact]
    public void A_hold_keeps_uploads_that_nothing_else_needs()
    {
        var closed = Given.ASelection().WithCandidates(2).In(Stage.Cancelled).WithInvitation("alpha").WithInvitation("bravo");
        Assert.Empty(StagingNeeds.Of(closed.Build(), Given.Now));
        Assert.Equal(["alpha", "bravo"], StagingNeeds.Of(closed.With(RetentionRow.Standard with { Hold = new(Why, Given.Quality, Given.Now) }).Build(), Given.Now));
    }

    [Fact]
    public void Names_are_replaced_after_the_period_by_two_persons_and_never_under_a_hold()
    {
        var selection = Given.ASelection().WithCandidates(1).In(Stage.Cancelled).Build();
        IReadOnlyList<PlannedPerson> people = [new(Given.Boss, null, null), new("p-alpha", "alpha", KeptReason.OtherSelection)];
        Assert.NotNull(AnonymisePeople.Propose(Given.ASelection().Build(), new(Why), people, Given.AsManager, Later).Refusal);
        Assert.NotNull(AnonymisePeople.Propose(selection, new(Why), people, Given.AsManager, Given.Now.AddYears(14)).Refusal);
        Assert.Equal("held", AnonymisePeople.Propose(After(selection, PlaceHold.Decide(selection, new(Why), Given.AsQuality, Later)), new(Why), people, Given.AsManager, Later).Refusal!.Type);

        var proposed = After(selection, AnonymisePeople.Propose(selection, new(Why), people, Given.AsManager, Later));
        Assert.Equal(RefusalKind.Forbidden, AnonymisePeople.Confirm(proposed, new("agree", Why), Given.AsManager, Later).Refusal!.Kind);
        Assert.Equal("held", AnonymisePeople.Confirm(After(proposed, PlaceHold.Decide(proposed, new(Why), Given.AsQuality, Later)), new("agree", Why), Given.AsQuality, Later).Refusal!.Type);
        Assert.Null(RetentionRow.Of(After(proposed, AnonymisePeople.Confirm(proposed, new("discard", Why), Given.AsManager, Later))).Anonymisation);
        Assert.True(AnonymisePeople.Done(proposed, people, Later).Change!.IsEmpty);

        var agreed = After(proposed, AnonymisePeople.Confirm(proposed, new("agree", Why), Given.AsQuality, Later));
        Assert.True(RetentionRow.Of(agreed).Anonymisation!.IsUnderWay);
        Assert.NotNull(AnonymisePeople.Propose(agreed, new(Why), people, Given.AsManager, Later).Refusal);
        var done = AnonymisePeople.Done(agreed, people, Later).Change!;
        Assert.Equal("1 replaced, 1 kept", done.Trail[0].New);
        Assert.NotNull(RetentionRow.Of(agreed.After(done)).Anonymisation!.DoneAt);
        Assert.NotNull(SetRetention.Decide(agreed.After(done), new(20, null, Why), Given.AsQuality, Later).Refusal);
    }

    [Fact]
    public void Everybody_in_the_records_who_is_still_known_is_replaced_and_who_must_stay_stays()
    {
        var selection = Given.ASelection().WithCandidates(3).In(Stage.Contracted).With(s => s with { WinnerId = "alpha" }).WithInvitation("bravo").Build();
        string[] mentioned = [Given.Manager, "p-left", "p-alpha", "p-bravo", "p-charlie-2", "p-unknown"];
        var known = new Dictionary<string, string?>(StringComparer.Ordinal) { [Given.Manager] = null, ["p-left"] = null, ["p-alpha"] = "alpha", ["p-bravo"] = "bravo", ["p-charlie-2"] = "charlie", ["p-elsewhere"] = null };
        var plan = AnonymisationPlan.Of(selection, mentioned, known, new HashSet<string>([Given.Manager])).ToDictionary(p => p.PersonId, p => p.KeptBecause, StringComparer.Ordinal);
        Assert.Equal(5, plan.Count);
        Assert.Equal((KeptReason.OtherSelection, KeptReason.SelectedCdmo), (plan[Given.Manager], plan["p-alpha"]));
        Assert.All((string[])["p-left", "p-bravo", "p-charlie-2"], id => Assert.Null(plan[id]));
    }

    [Fact]
    public void A_typed_name_beside_an_approval_is_replaced_and_one_under_a_signature_stays_as_it_was_signed()
    {
        AgreementSignature Signed(string person) => new(person, "Jane Doe", AgreementSide.Sponsor, "I approve.", Given.Now, "hash");
        var agreement = new Agreement { CdmoId = "alpha", Kind = AgreementKind.Msa };
        var electronic = Signed(Given.Finance) with { Electronic = ElectronicSignature.Over(SigningMethod.Password, Signed(Given.Finance).SignedRecord(agreement)) };
        var plan = new Anonymisation { ProposedBy = Given.Manager, ProposedAt = Later, Reason = Why, ConfirmedBy = Given.Quality, ConfirmedAt = Later, People = [new(Given.Boss, null, null), new(Given.Finance, null, null)] };
        var selection = Given.ASelection().In(Stage.Contracted).With(RetentionRow.Standard with { Anonymisation = plan }).With(agreement with { Signatures = [Signed(Given.Boss), electronic] }).Build();
        var after = After(selection, AnonymisePeople.Done(selection, plan.People, Later)).Agreements[0];
        Assert.Equal([Pseudonym.Of(Given.Boss), "Jane Doe"], after.Signatures.Select(s => s.PrintedName));
        Assert.True(after.Signatures[1].Electronic!.Fits(after.Signatures[1].SignedRecord(after)));
    }

    [Fact]
    public void A_pseudonym_is_always_the_same_and_tells_apart()
    {
        Assert.Equal(Pseudonym.Of("p-1"), Pseudonym.Of("p-1"));
        Assert.NotEqual(Pseudonym.Of("p-1"), Pseudonym.Of("p-2"));
    }

    private static Selection Held()
    {
        var selection = Given.ASelection().In(Stage.Scoring).Build();
        return After(selection, PlaceHold.Decide(selection, new(Why), Given.AsQuality, Given.Now));
    }

    private static Selection After(Selection selection, Outcome outcome) => selection.After(outcome.Change ?? throw new InvalidOperationException(outcome.Refusal!.Detail));
}
