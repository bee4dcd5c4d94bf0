using CdmoFlow.Gates;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Gates;

public class GateUpkeepTests
{
    [Fact]
    public void Nothing_is_due_right_after_opening()
    {
        var selection = Given.ASelection().WithOpenGate(GateKind.Longlist).Build();
        var gate = selection.OpenGate!;
        Assert.True(GateUpkeep.Decide(selection, gate.Id, Given.Now).IsEmpty);
        Assert.Equal(gate.DueAt.AddDays(-2), GateUpkeep.Status(selection, gate.Id).WakeAt);
    }

    [Fact]
    public void The_notice_of_an_overdue_gate_goes_with_its_decision()
    {
        var selection = Given.ASelection().WithOpenGate(GateKind.Longlist).Build();
        var gate = selection.OpenGate!;
        selection = selection.After(GateUpkeep.Decide(selection, gate.Id, gate.DueAt));
        Assert.NotEmpty(selection.State.NeedsAttention);
        selection = selection.After(DecideGate.Decide(selection, gate.Id, new("approve", "Late, but sound."), Given.AsManager, gate.DueAt.AddDays(1)).Change!);
        Assert.Empty(selection.State.NeedsAttention);
    }

    [Fact]
    public void One_reminder_two_days_before_then_one_escalation_when_due()
    {
        var selection = Given.ASelection().WithOpenGate(GateKind.Award).Build();
        var gate = selection.OpenGate!;

        var reminder = GateUpkeep.Decide(selection, gate.Id, gate.DueAt.AddDays(-2));
        Assert.Equal(gate.Approvers.Count, reminder.Mails.Count(m => m.Template == "gate_reminder"));
        selection = selection.After(reminder);
        Assert.True(GateUpkeep.Decide(selection, gate.Id, gate.DueAt.AddDays(-1)).IsEmpty);
        Assert.Equal(gate.DueAt, GateUpkeep.Status(selection, gate.Id).WakeAt);

        var escalation = GateUpkeep.Decide(selection, gate.Id, gate.DueAt);
        Assert.Contains(escalation.Mails, m => m.Template == "gate_escalated" && m.ToPersonId == Given.Boss);
        selection = selection.After(escalation);
        Assert.Single(selection.State.NeedsAttention);
        Assert.True(GateUpkeep.Decide(selection, gate.Id, gate.DueAt.AddDays(30)).IsEmpty);
        Assert.Null(GateUpkeep.Status(selection, gate.Id).WakeAt);
        Assert.False(GateUpkeep.Status(selection, gate.Id).Done);
    }
}
