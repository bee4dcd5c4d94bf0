using CdmoFlow.Gates;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Gates;

public class GateUpkeepTests
{
    [Fact]
    public void Nothing_is_due_right_after_opening()
    {
        var selection = Given.ASelection().WithOpenGate(GateKind.Longlist).Build();
        Assert.True(GateUpkeep.Decide(selection, selection.OpenGate!.Id, Given.Now).IsEmpty);
        Assert.True(GateUpkeep.Status(selection, selection.OpenGate.Id).WakeAt > Given.Now);
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
    public void Reminders_before_on_and_after_the_day_and_one_escalation_each_once()
    {
        var selection = Given.ASelection().WithOpenGate(GateKind.Award).Build();
        var id = selection.OpenGate!.Id;
        List<(GateStep[] Steps, string[] Templates)> seen = [];
        while (GateUpkeep.Status(selection, id).WakeAt is { } at)
        {
            var before = selection.OpenGate!.Reminded;
            var change = GateUpkeep.Decide(selection, id, at);
            Assert.False(change.IsEmpty);
            Assert.True(GateUpkeep.Decide(selection, id, at.AddSeconds(-1)).IsEmpty);
            selection = selection.After(change);
            Assert.True(GateUpkeep.Decide(selection, id, at).IsEmpty);
            seen.Add(([.. selection.OpenGate!.Reminded.Except(before)], [.. change.Mails.Select(m => m.Template).Distinct()]));
        }

        Assert.Equal(Enum.GetValues<GateStep>().Select(s => new[] { s }), seen.Select(s => s.Steps));
        Assert.Equal([["gate_reminder"], ["gate_reminder"], ["gate_escalated"], ["gate_late_reminder"], ["gate_late_reminder"]], seen.Select(s => s.Templates));
        Assert.False(GateUpkeep.Status(selection, id).Done);
    }

    [Fact]
    public void After_a_long_sleep_one_mail_speaks_and_not_five()
    {
        var selection = Given.ASelection().WithOpenGate(GateKind.Longlist).Build();
        var change = GateUpkeep.Decide(selection, selection.OpenGate!.Id, selection.OpenGate.DueAt.AddDays(60));
        Assert.Single(change.Mails, m => m.ToPersonId == Given.Manager);
        Assert.Null(GateUpkeep.Status(selection.After(change), selection.OpenGate.Id).WakeAt);
    }

    [Fact]
    public void The_escalation_reaches_management_and_the_standing_deputy()
    {
        var selection = Given.ASelection().With(new GateRules { Deputies = new Dictionary<string, string> { [Given.Quality] = Given.Finance } }).WithOpenGate(GateKind.Shortlist).Build();
        var gate = selection.OpenGate!;
        Assert.Null(GateSeat.Of(selection, gate, Given.Finance, Given.Now));
        var change = GateUpkeep.Decide(selection, gate.Id, gate.DueAt);
        Assert.Contains(change.Mails, m => m.ToPersonId == Given.Boss && m.Template == "gate_escalated");
        Assert.Contains(change.Mails, m => m.ToPersonId == Given.Finance && m.Template == "gate_escalated");
        var after = selection.After(change);
        Assert.Equal(Given.Quality, GateSeat.Of(after, after.OpenGate!, Given.Finance, gate.DueAt)!.Approver.PersonId);
    }

    [Fact]
    public void Whoever_has_decided_is_left_in_peace()
    {
        var selection = Given.ASelection().WithOpenGate(GateKind.Award).Build();
        var id = selection.OpenGate!.Id;
        selection = selection.After(DecideGate.Decide(selection, id, new("approve", "The reasons carry it."), Given.AsQuality, Given.Now).Change!);
        var reminder = GateUpkeep.Decide(selection, id, GateUpkeep.Status(selection, id).WakeAt!.Value);
        Assert.DoesNotContain(reminder.Mails, m => m.ToPersonId == Given.Quality);
        Assert.Contains(reminder.Mails, m => m.ToPersonId == Given.Manager);
    }

    [Fact]
    public void The_due_date_counts_working_days_of_the_selections_calendar()
    {
        var plain = Given.ASelection().WithOpenGate(GateKind.Longlist).Build().OpenGate!;
        var closed = new CdmoFlow.Selections.Calendars.WorkCalendar { Closed = [new(new DateOnly(2027, 3, 3), "Shutdown"), new(new DateOnly(2027, 3, 4), "Shutdown")] };
        var later = Given.ASelection().With(closed).WithOpenGate(GateKind.Longlist).Build().OpenGate!;
        Assert.Equal(new DateTimeOffset(2027, 3, 8, 16, 0, 0, TimeSpan.Zero), plain.DueAt);
        Assert.Equal(plain.DueAt.AddDays(2), later.DueAt);
    }
}
