using CdmoFlow.Audits;
using CdmoFlow.Decision;
using CdmoFlow.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Decision;

public class ProposeDecisionTests
{
    private static readonly DecisionInput Good = new("alpha", "bravo", Shortlisted.Reason, null, "Close second.");

    [Fact]
    public void Only_the_project_manager_proposes() =>
        Assert.Equal(RefusalKind.Forbidden, ProposeDecision.Decide(Shortlisted.AtDecision().Build(), Good, Given.AsQuality, Given.Now).Refusal!.Kind);

    [Fact]
    public void An_unknown_cdmo_is_not_found() =>
        Assert.Equal(RefusalKind.NotFound, Refused(Good with { WinnerId = "nobody" }).Kind);

    [Fact]
    public void Outside_the_decision_stage_the_stage_is_named()
    {
        var refusal = ProposeDecision.Decide(Shortlisted.AtDecision().In(Stage.Scoring).Build(), Good, Given.AsManager, Given.Now).Refusal!;
        Assert.Equal(RefusalKind.Conflict, refusal.Kind);
        Assert.Contains("scoring", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_proposal_opens_the_award_gate_starts_the_memo_and_wakes_the_stage()
    {
        var selection = Shortlisted.AtDecision().Build();
        var change = ProposeDecision.Decide(selection, Good, Given.AsManager, Given.Now).Change!;
        var after = selection.After(change);

        Assert.Equal(("alpha", "bravo"), (after.State.WinnerId, after.State.RunnerUpId));
        Assert.Equal(GateKind.Award, after.OpenGate!.Kind);
        Assert.True(after.OpenGate.Approvers.Count >= 2);
        Assert.Equal(Instances.Memo(after.Id, 1), Assert.Single(change.Starts).InstanceId);
        Assert.Contains(Instances.Decision(after.Id), change.Wakes);
        Assert.Contains(change.Trail, n => n is { Action: "decision.proposed", Reason: Shortlisted.Reason });
        Assert.True(ProposeDecision.Decide(after, Good, Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("gate-open", ProposeDecision.Decide(after, Good with { RunnerUpId = null }, Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void A_winner_that_is_not_first_needs_a_reason_and_passes_with_one()
    {
        var swapped = Good with { WinnerId = "bravo", RunnerUpId = "alpha" };
        Assert.Equal("notTopRankReason", Assert.Single(Refused(swapped).Errors).Field);
        Assert.NotNull(ProposeDecision.Decide(Shortlisted.AtDecision().Build(), swapped with { NotTopRankReason = "Slots of alpha come too late." }, Given.AsManager, Given.Now).Change);
    }

    [Fact]
    public void What_the_audit_verified_replaces_what_the_proposal_claimed()
    {
        var selection = Shortlisted.AtDecision().With(Shortlisted.Sheet(ScorePass.Audited, "alpha", 2)).Build();
        Assert.Equal("bravo", FinalScorecard.Rank(selection)[0].Card.CdmoId);
    }

    [Fact]
    public void All_wrong_fields_are_named_at_once() =>
        Assert.Equal(["winnerId", "runnerUpId", "reason"], Refused(new(null, null, "short", null, null)).Errors.Select(e => e.Field));

    [Fact]
    public void Winner_and_runner_up_are_different() =>
        Assert.Equal("runnerUpId", Assert.Single(Refused(Good with { RunnerUpId = "alpha" }).Errors).Field);

    [Fact]
    public void Without_another_selectable_cdmo_there_need_be_no_runner_up()
    {
        var alone = Shortlisted.AtDecision().WithAudit("bravo", AuditState.Dropped).Build();
        Assert.Null(ProposeDecision.Decide(alone, Good with { RunnerUpId = null }, Given.AsManager, Given.Now).Refusal);
    }

    [Fact]
    public void A_site_that_is_not_approved_cannot_be_selected() =>
        Assert.Contains(Refused(Good with { WinnerId = "charlie" }).Errors, e => e.Field == "winnerId" && e.Message.Contains("not approved", StringComparison.Ordinal));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void An_open_critical_finding_blocks_the_award_and_a_closed_one_does_not(bool open, bool allowed)
    {
        var given = Shortlisted.AtDecision();
        var audit = given.Build().Audits.Single(a => a.CdmoId == "alpha").With(FindingSeverity.Critical, open);
        Assert.Equal(allowed, Selectable.WhyNot(given.With(audit).Build(), "alpha") is null);
    }

    [Fact]
    public void A_knocked_out_cdmo_cannot_be_selected() =>
        Assert.Contains("D6", Selectable.WhyNot(Shortlisted.AtDecision().With(Shortlisted.Sheet(ScorePass.Audited, "alpha", 1, "D6")).Build(), "alpha"), StringComparison.Ordinal);

    private static Refusal Refused(DecisionInput input) => ProposeDecision.Decide(Shortlisted.AtDecision().Build(), input, Given.AsManager, Given.Now).Refusal!;
}
