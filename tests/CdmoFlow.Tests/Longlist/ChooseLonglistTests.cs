using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Longlist;

public class ChooseLonglistTests
{
    private const string Reason = "Capacity was confirmed by telephone.";

    [Fact]
    public void Only_the_project_manager_chooses() =>
        Assert.Equal(RefusalKind.Forbidden, Choose(Ready().Build(), Given.AsScientist, Given.CdmoIds.Take(7)).Refusal!.Kind);

    [Fact]
    public void An_unknown_company_is_named_by_its_place_beside_the_missing_reason()
    {
        var refusal = Choose(Ready().Build(), Given.AsManager, ["alpha", "nobody"]).Refusal!;

        Assert.Equal(["cdmoIds[1]", "reason"], refusal.Errors.Select(e => e.Field));
    }

    [Fact]
    public void In_another_stage_the_stage_is_named()
    {
        var refusal = Choose(Ready().In(Stage.Cda).Build(), Given.AsManager, Given.CdmoIds.Take(7)).Refusal!;

        Assert.Equal(RefusalKind.Conflict, refusal.Kind);
        Assert.Contains("cda", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_proposal_as_it_is_needs_no_reason_and_opens_the_gate()
    {
        var selection = Ready().With(s => s with { NeedsAttention = [LonglistAttention.Overdue, "Something else."] }).Build();

        var change = Choose(selection, Given.AsManager, Given.CdmoIds.Take(7)).Change!;

        var after = selection.After(change);
        Assert.Equal(7, after.Candidates.Count(c => c is { Chosen: true, Standing: CandidateStanding.Longlisted }));
        Assert.Equal(GateKind.Longlist, after.OpenGate!.Kind);
        Assert.Equal(["Something else."], after.State.NeedsAttention);
        Assert.Contains(Instances.Longlist(selection.Id), change.Wakes);
        Assert.Equal(StageStatus.AtGate(after.OpenGate.Id), LonglistUpkeep.Status(after, null, Given.Now));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(9)]
    public void Another_number_or_other_companies_need_a_reason(int count)
    {
        var selection = Ready(9).Build();

        Assert.Equal(["reason"], Choose(selection, Given.AsManager, Given.CdmoIds.Take(count)).Refusal!.Errors.Select(e => e.Field));
        Assert.NotNull(Choose(selection, Given.AsManager, Given.CdmoIds.Take(count), Reason).Change);
    }

    [Fact]
    public void Nobody_chosen_is_refused_even_with_a_reason() =>
        Assert.Equal(["cdmoIds"], Choose(Ready().Build(), Given.AsManager, [], Reason).Refusal!.Errors.Select(e => e.Field));

    [Fact]
    public void A_company_of_the_register_that_was_not_proposed_may_be_added_with_a_reason()
    {
        var selection = Ready().Build();
        var fromRegister = new Candidate { CdmoId = "newcomer", Name = "Newcomer", Fit = 40, Why = [], ContactPersonId = "p-new" };

        var change = Choose(selection, Given.AsManager, [.. Given.CdmoIds.Take(6), "newcomer"], Reason, fromRegister).Change!;

        Assert.True(selection.After(change).Candidate("newcomer")!.Chosen);
    }

    [Fact]
    public void A_candidate_without_a_contact_of_its_own_cannot_be_chosen()
    {
        var selection = Ready().With(new Candidate { CdmoId = "alpha", Name = "alpha labs", Fit = 90, Why = [], Proposed = true }).Build();

        Assert.Equal(["cdmoIds[0]"], Choose(selection, Given.AsManager, Given.CdmoIds.Take(7)).Refusal!.Errors.Select(e => e.Field));
    }

    [Fact]
    public void The_same_choice_again_changes_nothing_and_another_one_must_go_through_the_gate()
    {
        var selection = Ready().Build();
        var after = selection.After(Choose(selection, Given.AsManager, Given.CdmoIds.Take(7)).Change!);

        Assert.True(Choose(after, Given.AsManager, Given.CdmoIds.Take(7).Reverse()).Change!.IsEmpty);
        Assert.Equal("gate-open", Choose(after, Given.AsManager, Given.CdmoIds.Take(6), Reason).Refusal!.Type);
    }

    [Fact]
    public void The_largest_choice_fits_into_one_transaction()
    {
        var extra = Enumerable.Range(0, 20).Select(i => new Candidate { CdmoId = $"c{i}", Name = $"C {i}", Fit = 50, Why = [], ContactPersonId = $"p{i}" }).ToArray();

        var change = Choose(Ready().Build(), Given.AsManager, extra.Select(c => c.CdmoId), Reason, extra).Change!;

        Assert.InRange(change.Rows.Count + change.Trail.Count + change.Mails.Count + 1, 1, 99);
    }

    private static Given Ready(int candidates = 7) => Given.ASelection().In(Stage.Longlist).WithCandidates(candidates);

    private static Outcome Choose(Selection selection, CdmoFlow.People.Actor actor, IEnumerable<string> ids, string? reason = null, params Candidate[] fromRegister) =>
        ChooseLonglist.Decide(selection, new ChooseLonglistInput { CdmoIds = [.. ids], Reason = reason }, fromRegister, actor, Given.Now);
}
