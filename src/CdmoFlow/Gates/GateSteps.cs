using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections.Calendars;

namespace CdmoFlow.Gates;

/// <summary>What the clock does at an open gate.</summary>
public enum GateStep
{
    /// <summary>Reminder two working days before the due date.</summary>
    Before,

    /// <summary>Reminder in the morning of the day on which it is due.</summary>
    OnTheDay,

    /// <summary>The due date has passed: escalation.</summary>
    Overdue,

    /// <summary>Reminder two working days after.</summary>
    After,

    /// <summary>Last reminder, five working days after.</summary>
    LongAfter,
}

/// <summary>When each step is due, by the working days of both sides.</summary>
public static class GateSteps
{
    private static readonly TimeOnly Morning = new(9, 0);

    /// <summary>All steps in order.</summary>
    public static IReadOnlyList<(GateStep Step, DateTimeOffset At)> Of(Gate gate, WorkCalendar calendar, string timeZone)
    {
        var day = Days.Of(gate.DueAt, timeZone);
        DateTimeOffset MorningOf(DateOnly which) => Zones.ToUtc(which, Morning, timeZone);
        var onTheDay = MorningOf(day);
        return
        [
            (GateStep.Before, MorningOf(calendar.Add(day, -2))),
            // A gate due in the night is not reminded of after the fact.
            (GateStep.OnTheDay, onTheDay < gate.DueAt ? onTheDay : gate.DueAt.AddHours(-1)),
            (GateStep.Overdue, gate.DueAt),
            (GateStep.After, MorningOf(calendar.Add(day, 2))),
            (GateStep.LongAfter, MorningOf(calendar.Add(day, 5))),
        ];
    }
}
