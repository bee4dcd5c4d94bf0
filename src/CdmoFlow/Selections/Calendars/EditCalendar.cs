using System.Globalization;
using CdmoFlow.People;
using CdmoFlow.Records;

namespace CdmoFlow.Selections.Calendars;

/// <summary>The calendar as typed: what is left out is empty afterwards.</summary>
/// <param name="Countries">ISO 3166-1 codes of both sides' countries.</param>
/// <param name="Closed">Further days off, one a line: the day as 2027-12-24, then its name.</param>
/// <param name="Open">Working days in spite of a holiday, one a line.</param>
public sealed record CalendarInput(IReadOnlyList<string>? Countries, string? Closed, string? Open);

/// <summary>A project manager sets the days off. Gates that are already open keep their due date: nobody's time is shortened behind their back.</summary>
public static class EditCalendar
{
    // Keeps the row small and the arithmetic bounded: a calendar in which nobody ever works has no next working day.
    private const int MostDays = 200;

    /// <summary>Checks every line and stores the calendar.</summary>
    public static Outcome Decide(Selection selection, CalendarInput input, Actor actor, DateTimeOffset now)
    {
        if (selection.State.HasEnded) return Refusal.WrongStage(selection, "its calendar is part of the record and no longer changes.");
        List<FieldError> errors = [];
        List<string> countries = [.. (input.Countries ?? []).Select(c => c.Trim().ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (countries.Find(c => !HolidayCountries.IsKnown(c)) is { } unknown) errors.Add(new("countries", $"There is no holiday calendar for \"{unknown}\"; type its holidays as days off instead."));
        var closed = Lines("closed", input.Closed, errors).Select(l => new DayOff(l.Day, l.Name.Length > 0 ? l.Name : "day off")).ToList();
        var open = Lines("open", input.Open, errors).Select(l => l.Day).ToList();
        if (closed.Count > MostDays || open.Count > MostDays) errors.Add(new("closed", $"A calendar holds at most {MostDays} days of each kind."));
        if (closed.Find(d => open.Contains(d.Day)) is { } both) errors.Add(new("open", $"{both.Day:yyyy-MM-dd} stands in both lists; take it out of one."));
        if (errors.Count > 0) return Refusal.Invalid(errors);

        var edited = new WorkCalendar { Countries = countries, Closed = closed, Open = open };
        var before = selection.Calendar;
        return Text(before) == Text(edited) ? Outcome.AlreadyDone : new Change().Put(edited).Note("calendar.changed", selection.Id, Text(before), Text(edited));
    }

    /// <summary>The days off as they are typed, one a line.</summary>
    public static string ClosedLines(WorkCalendar calendar) => string.Join('\n', calendar.Closed.Select(d => $"{Iso(d.Day)} {d.Name}"));

    /// <summary>The working days as they are typed, one a line.</summary>
    public static string OpenLines(WorkCalendar calendar) => string.Join('\n', calendar.Open.Select(Iso));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(WorkCalendar calendar) =>
        $"countries {string.Join(' ', calendar.Countries)}; off {string.Join(", ", calendar.Closed.Select(d => $"{Iso(d.Day)} {d.Name}"))}; on {string.Join(' ', calendar.Open.Select(Iso))}";

    private static List<(DateOnly Day, string Name)> Lines(string field, string? text, List<FieldError> errors)
    {
        List<(DateOnly, string)> lines = [];
        foreach (var (line, number) in (text ?? "").Split('\n').Select((l, i) => (l.Trim(), i + 1)).Where(l => l.Item1.Length > 0))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (DateOnly.TryParseExact(space < 0 ? line : line[..space], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                lines.Add((day, space < 0 ? "" : line[space..].Trim()));
            else
                errors.Add(new(field, $"Line {number} does not begin with a day such as 2027-12-24."));
        }

        return [.. lines.DistinctBy(l => l.Item1).OrderBy(l => l.Item1)];
    }
}
