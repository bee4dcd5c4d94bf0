using CdmoFlow.Gates;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.People;

public class ChangeTeamTests
{
    private const string Why = "She joins the evaluation.";

    [Fact]
    public void A_new_evaluator_joins_at_once_and_everybody_is_told()
    {
        var selection = Given.ASelection().Build();
        var change = ChangeTeam.Propose(selection, new("p-new", [], [Role.Evaluator], Why), Given.AsManager, Given.Now).Change!;
        var after = selection.After(change);
        Assert.Contains(after.State.Team, m => m.PersonId == "p-new");
        Assert.Equal(["p-new"], change.EndedSessions);
        Assert.Equal(after.State.Team.Count, change.Mails.Count);
        Assert.True(ChangeTeam.Propose(after, new("p-new", [], [Role.Evaluator], Why), Given.AsManager, Given.Now).Change!.IsEmpty);
    }

    [Fact, Trait("Category", "Threat")]
    public void A_role_granted_on_a_sealed_selection_waits_for_a_second_person()
    {
        var selection = Given.ASelection().In(Stage.Opening).Build();
        selection = selection.After(ChangeTeam.Propose(selection, new("p-new", [], [Role.Approver], Why), Given.AsManager, Given.Now).Change!);
        Assert.DoesNotContain(selection.State.Team, m => m.PersonId == "p-new");
        Assert.Equal(RefusalKind.Forbidden, ChangeTeam.Confirm(selection, "p-new", true, Given.AsManager, Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, ChangeTeam.Confirm(selection, "p-new", true, new Actor("p-new", "sponsor"), Given.Now).Refusal!.Kind);
        var agreed = selection.After(ChangeTeam.Confirm(selection, "p-new", true, Given.AsQuality, Given.Now).Change!);
        Assert.Contains(agreed.State.Team, m => m.PersonId == "p-new");
        Assert.Equal(RefusalKind.NotFound, ChangeTeam.Confirm(agreed, "p-new", true, Given.AsQuality, Given.Now).Refusal!.Kind);
        var refused = selection.After(ChangeTeam.Confirm(selection, "p-new", false, Given.AsQuality, Given.Now).Change!);
        Assert.DoesNotContain(refused.State.Team, m => m.PersonId == "p-new");
    }

    [Fact]
    public void Taking_a_role_away_needs_nobody_else_even_then()
    {
        var selection = Given.ASelection().In(Stage.Opening).Build();
        var after = selection.After(ChangeTeam.Propose(selection, new(Given.Boss, [SponsorFunction.Executive], [], "No longer an approver here."), Given.AsManager, Given.Now).Change!);
        Assert.Empty(after.State.Team.First(m => m.PersonId == Given.Boss).Roles);
    }

    [Fact]
    public void No_function_or_needed_role_is_left_without_a_person_and_quality_stays_independent()
    {
        var selection = Given.ASelection().Build();
        Assert.Contains("functions", Fields(ChangeTeam.Propose(selection, new(Given.Boss, [], [], "He leaves the company."), Given.AsManager, Given.Now)));
        Assert.Contains("roles", Fields(ChangeTeam.Propose(selection, new(Given.Manager, [SponsorFunction.Procurement], [Role.Evaluator], "Somebody else manages."), Given.AsManager, Given.Now)));
        Assert.Contains("functions", Fields(ChangeTeam.Propose(selection, new(Given.Quality, [SponsorFunction.QualityAssurance, SponsorFunction.Regulatory, SponsorFunction.Cmc], [Role.Auditor], "One person for all of it."), Given.AsManager, Given.Now)));
    }

    [Fact]
    public void Whoever_still_has_to_decide_at_a_gate_does_not_vanish_from_it()
    {
        var selection = Given.ASelection().With(s => s with { Team = [.. s.Team, new("p-cfo", [SponsorFunction.Executive], [Role.Approver])] }).WithOpenGate(GateKind.Award).Build();
        Assert.Contains("personId", Fields(ChangeTeam.Propose(selection, new(Given.Boss, [], [], "He leaves the company."), Given.AsManager, Given.Now)));
    }

    [Fact]
    public void After_the_end_people_are_only_added_by_two_of_whom_site_administrators_may_be_both()
    {
        var (one, other) = (new Actor("p-admin-1", "sponsor"), new Actor("p-admin-2", "sponsor"));
        var running = Given.ASelection().Build();
        Assert.Equal(RefusalKind.Forbidden, ChangeTeam.Propose(running, new("p-new", [], [Role.Evaluator], Why), one, Given.Now).Refusal!.Kind);
        var ended = Given.ASelection().In(Stage.Cancelled).Build();
        Assert.NotNull(ChangeTeam.Propose(ended, new(Given.Manager, [], [], "She left years ago."), one, Given.Now).Refusal);
        Assert.NotNull(ChangeTeam.Propose(ended, new(Given.Boss, [SponsorFunction.Executive], [], "No longer an approver."), Given.AsManager, Given.Now).Refusal);
        var proposed = ended.After(ChangeTeam.Propose(ended, new("p-new", [SponsorFunction.QualityAssurance], [Role.ProjectManager], "All of them have left."), one, Given.Now).Change!);
        Assert.DoesNotContain(proposed.State.Team, m => m.PersonId == "p-new");
        Assert.Equal(RefusalKind.Forbidden, ChangeTeam.Confirm(proposed, "p-new", true, one, Given.Now).Refusal!.Kind);
        Assert.Contains(proposed.After(ChangeTeam.Confirm(proposed, "p-new", true, other, Given.Now).Change!).State.Team, m => m.PersonId == "p-new");
        // A change that waited while proposals were sealed is confirmed by the team, not from outside.
        var sealedOnes = Given.ASelection().In(Stage.Opening).Build();
        sealedOnes = sealedOnes.After(ChangeTeam.Propose(sealedOnes, new("p-new", [], [Role.Approver], Why), Given.AsManager, Given.Now).Change!);
        Assert.Equal(RefusalKind.Forbidden, ChangeTeam.Confirm(sealedOnes, "p-new", true, other, Given.Now).Refusal!.Kind);
    }

    private static IEnumerable<string> Fields(Outcome outcome) => outcome.Refusal!.Errors.Select(e => e.Field);
}
