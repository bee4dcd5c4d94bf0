using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Gates;

public class DecideGateTests
{
    private static readonly GateInput Approve = new("approve", "The proposal is sound.");

    [Fact]
    public void Someone_who_is_no_approver_is_refused()
    {
        var selection = AtLonglistGate();
        Assert.Equal(RefusalKind.Forbidden, DecideGate.Decide(selection, selection.OpenGate!.Id, Approve, Given.AsScientist, Given.Now).Refusal!.Kind);
    }

    [Fact]
    public void An_unknown_gate_is_not_found() =>
        Assert.Equal(RefusalKind.NotFound, DecideGate.Decide(AtLonglistGate(), "nonsense", Approve, Given.AsManager, Given.Now).Refusal!.Kind);

    [Fact]
    public void Choice_and_reason_are_both_named_when_both_are_missing()
    {
        var selection = AtLonglistGate();
        var refusal = DecideGate.Decide(selection, selection.OpenGate!.Id, new GateInput("perhaps", "short"), Given.AsManager, Given.Now).Refusal!;
        Assert.Equal(["verdict", "reason"], refusal.Errors.Select(e => e.Field));
    }

    [Fact]
    public void A_decided_gate_names_its_state()
    {
        var selection = AtLonglistGate();
        var closed = selection.After(new Change().Put(selection.OpenGate! with { State = GateState.Closed }));
        var refusal = DecideGate.Decide(closed, closed.Gates[0].Id, Approve, Given.AsManager, Given.Now).Refusal!;
        Assert.Equal("gate-not-open", refusal.Type);
        Assert.Contains("closed", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Approval_moves_the_stage_in_the_same_change()
    {
        var selection = AtLonglistGate();
        var change = DecideGate.Decide(selection, selection.OpenGate!.Id, Approve, Given.AsManager, Given.Now).Change!;
        var after = selection.After(change);
        Assert.Equal(Stage.Cda, after.State.Stage);
        Assert.Equal(6, after.Cdas.Count);
        Assert.Contains(Instances.Longlist(selection.Id), change.Wakes);
        Assert.Contains("gate.approved", change.Trail.Select(n => n.Action));
    }

    [Fact]
    public void Sending_back_reopens_the_choice()
    {
        var selection = AtLonglistGate();
        var after = selection.After(DecideGate.Decide(selection, selection.OpenGate!.Id, new("send_back", "Asia is missing entirely."), Given.AsManager, Given.Now).Change!);
        Assert.Equal(Stage.Longlist, after.State.Stage);
        Assert.DoesNotContain(after.Candidates, c => c.Chosen);
        Assert.Null(after.OpenGate);
    }

    [Fact]
    public void The_same_decision_twice_changes_nothing()
    {
        var selection = Given.ASelection().WithCandidates(4, CandidateStanding.InEvaluation).In(Stage.Shortlist).WithOpenGate(GateKind.Shortlist).Build();
        var once = selection.After(DecideGate.Decide(selection, selection.OpenGate!.Id, Approve, Given.AsManager, Given.Now).Change!);
        Assert.Equal(GateState.Open, once.OpenGate!.State);
        Assert.True(DecideGate.Decide(once, once.OpenGate.Id, Approve, Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("already-decided", DecideGate.Decide(once, once.OpenGate.Id, new("send_back", "I changed my mind."), Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Theory]
    [InlineData(GateKind.Shortlist)]
    [InlineData(GateKind.Audit)]
    [InlineData(GateKind.Award)]
    public void Gates_with_consequences_need_a_second_person(GateKind kind)
    {
        var approvers = GateApprovers.For(Given.ASelection().Build(), kind);
        Assert.Contains(approvers, a => a.PersonId == Given.Manager);
        Assert.True(approvers.Select(a => a.PersonId).Distinct().Count() >= 2);
    }

    private static Selection AtLonglistGate() =>
        Given.ASelection().WithCandidates(6, CandidateStanding.Longlisted).WithOpenGate(GateKind.Longlist).Build();
}
