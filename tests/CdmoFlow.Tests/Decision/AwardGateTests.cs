using CdmoFlow.Contracts;
using CdmoFlow.Decision;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Decision;

public class AwardGateTests
{
    [Fact]
    public void Approved_the_agreements_begin_the_others_are_out_and_both_first_are_told()
    {
        var selection = Shortlisted.Awarded().Build();
        var change = new Change();
        AwardGate.Apply(change, selection, approved: true, Given.Now);
        var after = selection.After(change);

        Assert.Equal((Stage.Contract, Given.Now.AddDays(90)), (after.State.Stage, after.State.DueAt));
        Assert.Equal(
            [CandidateStanding.Selected, CandidateStanding.RunnerUp, CandidateStanding.Eliminated],
            after.Candidates.Select(c => c.Standing));
        Assert.Equal([AgreementKind.Msa, AgreementKind.Sow, AgreementKind.QualityAgreement], CurrentAgreements.Of(after).Select(a => a.Kind));
        Assert.Equal([("award_notice", "p-alpha"), ("reserve_notice", "p-bravo")], change.Mails.Select(m => (m.Template, m.ToPersonId)));
        Assert.Contains(Instances.Decision(selection.Id), change.Wakes);
        Assert.True(DecisionUpkeep.Status(after, null, Given.Now).Done);
    }

    [Fact]
    public void Sent_back_the_stage_is_open_again_and_nobody_has_won()
    {
        var selection = Shortlisted.Awarded().Build();
        var change = new Change();
        AwardGate.Apply(change, selection, approved: false, Given.Now);
        var after = selection.After(change);

        Assert.Equal((Stage.Decision, Given.Now.AddDays(14)), (after.State.Stage, after.State.DueAt));
        Assert.Null(after.State.WinnerId);
        Assert.Empty(change.Mails);
        Assert.Equal(after.State.DueAt, DecisionUpkeep.Status(after, null, Given.Now).WakeAt);
    }

    [Fact]
    public void The_manager_is_reminded_once_when_the_decision_is_due()
    {
        var selection = Shortlisted.AtDecision().Build();
        var due = selection.State.DueAt!.Value;
        Assert.True(DecisionUpkeep.Due(selection, null, due.AddSeconds(-1)).IsEmpty);
        Assert.Equal(due, DecisionUpkeep.Status(selection, null, due.AddSeconds(-1)).WakeAt);

        var change = DecisionUpkeep.Due(selection, null, due);
        var after = selection.After(change);

        Assert.Equal(Given.Manager, Assert.Single(change.Mails).ToPersonId);
        Assert.True(DecisionUpkeep.Due(after, null, due.AddDays(1)).IsEmpty);
        Assert.Null(DecisionUpkeep.Status(after, null, due.AddDays(1)).WakeAt);
    }

    [Fact]
    public void The_stage_waits_at_its_open_gate()
    {
        var selection = Shortlisted.Awarded().WithOpenGate(GateKind.Award).Build();
        Assert.Equal(selection.OpenGate!.Id, DecisionUpkeep.Status(selection, null, Given.Now).GateId);
    }
}
