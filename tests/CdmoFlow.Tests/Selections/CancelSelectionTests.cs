using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Tests.Selections;

public class CancelSelectionTests
{
    private static readonly CancelInput Why = new("The program was stopped.");

    public static TheoryData<Stage> Stages => [.. Enum.GetValues<Stage>().Where(s => s is not (Stage.Contracted or Stage.Cancelled))];

    [Theory]
    [MemberData(nameof(Stages))]
    public void It_works_in_every_stage_before_the_contract_and_wakes_what_waits(Stage stage)
    {
        var selection = Given.ASelection().WithCandidates(2, CandidateStanding.Invited).WithCda("alpha").In(stage).WithOpenGate(GateKind.Longlist).Build();
        var change = CancelSelection.Decide(selection, Why, Given.AsManager, Given.Now).Change!;
        var after = selection.After(change);
        Assert.Equal(Stage.Cancelled, after.State.Stage);
        Assert.Equal(GateState.Closed, after.Gates[0].State);
        Assert.Equal(Instances.Waiting(selection).Order(), change.Wakes.Order());
    }

    [Fact]
    public void The_team_and_the_informed_CDMOs_are_told_and_nobody_else()
    {
        var selection = Given.ASelection().WithCandidates(3, CandidateStanding.Longlisted).WithCda("alpha", CdaState.Sent).In(Stage.Cda).Build();
        var told = CancelSelection.Decide(selection, Why, Given.AsManager, Given.Now).Change!.Mails.Select(m => m.ToPersonId).ToList();
        Assert.Equal(selection.State.Team.Count + 1, told.Count);
        Assert.Contains("p-alpha", told);
    }

    [Fact]
    public void The_sponsors_reason_does_not_reach_a_CDMO()
    {
        var selection = Given.ASelection().WithCandidates(1, CandidateStanding.Longlisted).WithCda("alpha").In(Stage.Cda).Build();
        var mail = CancelSelection.Decide(selection, Why, Given.AsManager, Given.Now).Change!.Mails.Single(m => m.ToPersonId == "p-alpha");
        Assert.DoesNotContain(Why.Reason!, mail.Values["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_is_needed() =>
        Assert.Equal("reason", CancelSelection.Decide(Given.ASelection().Build(), new(" "), Given.AsManager, Given.Now).Refusal!.Errors[0].Field);

    [Fact]
    public void Twice_is_once()
    {
        var cancelled = Given.ASelection().In(Stage.Cancelled).Build();
        Assert.True(CancelSelection.Decide(cancelled, Why, Given.AsManager, Given.Now).Change!.IsEmpty);
    }

    [Fact]
    public void What_is_contracted_is_not_cancelled_here() =>
        Assert.Contains("contracted", CancelSelection.Decide(Given.ASelection().In(Stage.Contracted).Build(), Why, Given.AsManager, Given.Now).Refusal!.Detail, StringComparison.Ordinal);
}
