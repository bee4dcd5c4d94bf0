using CdmoFlow.Audits;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Audits;

public sealed class DueDiligenceTests
{
    private static readonly DateTimeOffset DueAt = Given.Now.AddDays(60);
    private static readonly CloseAuditsInput Summary = new("Two sites are fit for the work.");

    [Fact]
    public void Only_the_project_manager_drops_an_audit_and_its_CDMO_is_out()
    {
        var selection = Start().Build();
        Assert.Equal(RefusalKind.Forbidden, DropAudit.Decide(selection, "alpha", new("No free date until winter."), Given.AsQuality, Given.Now).Refusal!.Kind);
        Assert.Equal("reason", DropAudit.Decide(selection, "alpha", new("no"), Given.AsManager, Given.Now).Refusal!.Errors.Single().Field);
        var after = selection.After(DropAudit.Decide(selection, "alpha", new("No free date until winter."), Given.AsManager, Given.Now).Change!);
        Assert.Equal(AuditState.Dropped, after.Audits[0].State);
        Assert.Equal(CandidateStanding.Eliminated, after.Candidate("alpha")!.Standing);
        Assert.Equal("audit-settled", DropAudit.Decide(Settled().Build(), "alpha", new("No free date until winter."), Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void Due_diligence_closes_only_when_every_audit_is_settled()
    {
        Assert.Equal(RefusalKind.Forbidden, CloseAudits.Decide(Settled().Build(), Summary, Given.AsQuality, Given.Now).Refusal!.Kind);
        var refusal = CloseAudits.Decide(Settled().WithAudit("bravo", AuditState.Held).Build(), Summary, Given.AsManager, Given.Now).Refusal!;
        Assert.Equal("audits-open", refusal.Type);
        Assert.Contains("bravo labs is held", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_qualified_site_there_is_nothing_to_decide() =>
        Assert.Equal("nobody-qualified", CloseAudits.Decide(
            Settled().WithAudit("alpha", AuditState.Dropped).WithAudit("bravo", AuditState.Qualified, SiteQualification.NotApproved).Build(), Summary, Given.AsManager, Given.Now).Refusal!.Type);

    [Fact]
    public void Closing_opens_the_gate_and_wakes_the_stage()
    {
        var selection = Settled().Build();
        var change = CloseAudits.Decide(selection, Summary, Given.AsManager, Given.Now).Change!;
        var after = selection.After(change);
        Assert.Equal(GateKind.Audit, after.OpenGate!.Kind);
        Assert.Equal(after.OpenGate.Id, DueDiligenceUpkeep.Status(after, "1", Given.Now).GateId);
        Assert.Contains(Instances.DueDiligence(selection.Id, 1), change.Wakes);
        Assert.True(CloseAudits.Decide(after, Summary, Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("at-gate", CloseAudits.Decide(after, new("Something else is said now."), Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void An_overdue_stage_tells_the_project_manager_once()
    {
        var selection = Start().Build();
        Assert.True(DueDiligenceUpkeep.Due(selection, "1", Given.Now).IsEmpty);
        Assert.Equal(DueAt, DueDiligenceUpkeep.Status(selection, "1", Given.Now).WakeAt);
        var change = DueDiligenceUpkeep.Due(selection, "1", DueAt);
        Assert.Equal(Given.Manager, Assert.Single(change.Mails).ToPersonId);
        var after = selection.After(change);
        Assert.Contains("alpha labs", Assert.Single(after.State.NeedsAttention), StringComparison.Ordinal);
        Assert.True(DueDiligenceUpkeep.Due(after, "1", DueAt.AddDays(1)).IsEmpty);
        Assert.Equal(StageStatus.WaitUntil(null), DueDiligenceUpkeep.Status(after, "1", DueAt.AddDays(1)));
    }

    [Fact]
    public void Approved_the_decision_begins()
    {
        var (selection, change) = Gate(approved: true);
        var after = selection.After(change);
        Assert.Equal((Stage.Decision, Given.Now.AddDays(14)), (after.State.Stage, after.State.DueAt));
        Assert.Equal(StageStatus.Finished(), DueDiligenceUpkeep.Status(after, "1", Given.Now));
    }

    [Fact]
    public void Sent_back_another_round_keeps_the_findings_and_asks_again_for_the_conclusion()
    {
        var (selection, change) = Gate(approved: false);
        var after = selection.After(change);
        Assert.Equal((Stage.DueDiligence, 2, Given.Now.AddDays(60)), (after.State.Stage, after.State.AuditRound, after.State.DueAt));
        Assert.All(after.Audits, a => Assert.Equal((2, AuditState.Held, (QualificationDecision?)null), (a.Round, a.State, a.Qualification)));
        Assert.Equal(StageStatus.Finished(DueDiligenceUpkeep.AnotherRound), DueDiligenceUpkeep.Status(after, "1", Given.Now));
        Assert.False(DueDiligenceUpkeep.Status(after, "2", Given.Now).Done);
        Assert.Contains(Instances.DueDiligence(selection.Id, 1), change.Wakes);
    }

    private static (Selection Selection, Change Change) Gate(bool approved)
    {
        var selection = Settled().Build();
        var change = new Change();
        AuditGate.Apply(change, selection, approved, Given.Now);
        return (selection, change);
    }

    private static Given Start() => Given.ASelection().WithCandidates(2, CandidateStanding.Shortlisted).In(Stage.DueDiligence, DueAt).WithAudit("alpha").WithAudit("bravo");

    private static Given Settled() =>
        Start().WithAudit("alpha", AuditState.Qualified, SiteQualification.Approved).WithAudit("bravo", AuditState.Qualified, SiteQualification.ConditionallyApproved);
}
