using CdmoFlow.Rfp;

namespace CdmoFlow.Selections.Calendars;

/// <summary>
/// On which days the people of a selection work, on the sponsor's side and on the CDMOs': Monday to Friday without the holidays of the chosen countries and without the days off that
/// were typed. It lies in the selection's own partition, so that a change of it stands in the selection's trail and two selections never disturb each other.
/// </summary>
public sealed record WorkCalendar : ISelectionRow
{
    /// <summary>The row key; one per selection.</summary>
    public const string Key = "calendar";

    /// <summary>Monday to Friday, no holidays: until somebody chooses countries.</summary>
    public static WorkCalendar Plain { get; } = new();

    /// <inheritdoc />
    public string RowKey => Key;

    /// <summary>ISO codes of the countries whose public holidays count, of both sides.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Further days off, such as a shutdown.</summary>
    public IReadOnlyList<DayOff> Closed { get; init; } = [];

    /// <summary>Days on which work is done although a country has a holiday.</summary>
    public IReadOnlyList<DateOnly> Open { get; init; } = [];

    /// <summary>Why nobody works on a day; null on a working day.</summary>
    public string? WhyOff(DateOnly day)
    {
        if (Closed.FirstOrDefault(d => d.Day == day) is { } closed) return closed.Name;
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) return "weekend";
        if (Open.Contains(day)) return null;
        return Countries.Select(c => HolidayCountries.Of(c, day.Year).TryGetValue(day, out var name) ? $"{name} ({c})" : null).FirstOrDefault(n => n is not null);
    }

    /// <summary>True where work is done on both sides.</summary>
    public bool IsWorkingDay(DateOnly day) => WhyOff(day) is null;

    /// <summary>The day so many working days later, or earlier when negative; the day itself does not count.</summary>
    public DateOnly Add(DateOnly day, int workingDays)
    {
        var step = Math.Sign(workingDays);
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day)) left--;
        }

        return day;
    }

    /// <summary>Five in the afternoon of the day so many working days after an instant, in the selection's zone (IANA).</summary>
    public DateTimeOffset DueAfter(DateTimeOffset instant, int workingDays, string timeZone) => Days.EndOf(Add(Days.Of(instant, timeZone), workingDays), timeZone);
}

/// <summary>A day off with its reason.</summary>
public sealed record DayOff(DateOnly Day, string Name);
