using CdmoFlow.Selections.Calendars;

namespace CdmoFlow.Tests.Selections.Calendars;

public class WorkCalendarTests
{
    private static readonly WorkCalendar BothSides = new() { Countries = ["DE", "US"] };

    [Theory]
    [InlineData("2027-03-26", "Karfreitag (DE)")]
    [InlineData("2027-07-05", "Independence Day (US)")]
    [InlineData("2027-03-27", "weekend")]
    [InlineData("2027-03-25", null)]
    public void Holidays_of_both_sides_and_weekends_are_days_off(string day, string? why)
    {
        var found = BothSides.WhyOff(Day(day));
        if (why is null) Assert.Null(found);
        else Assert.Contains(why.Split(' ')[0], found, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_working_days_over_easter_end_after_eight_calendar_days_on_both_sides()
    {
        // Thursday 25 March 2027; Good Friday and Easter Monday are off in Germany, the United States work.
        Assert.Equal(Day("2027-04-05"), BothSides.Add(Day("2027-03-25"), 5));
        Assert.Equal(Day("2027-04-01"), new WorkCalendar { Countries = ["US"] }.Add(Day("2027-03-25"), 5));
        Assert.Equal(Day("2027-03-25"), BothSides.Add(Day("2027-04-05"), -5));
    }

    [Fact]
    public void A_typed_day_off_counts_even_on_a_weekend_and_a_typed_working_day_lifts_a_holiday()
    {
        var calendar = BothSides with { Closed = [new(Day("2027-03-25"), "Shutdown")], Open = [Day("2027-03-26")] };
        Assert.Equal("Shutdown", calendar.WhyOff(Day("2027-03-25")));
        Assert.True(calendar.IsWorkingDay(Day("2027-03-26")));
    }

    [Theory]
    // Europe turns its clocks on 28 March 2027, America on 14 March: the day ends at five there all the same.
    [InlineData("Europe/Berlin", "2027-03-25T10:00Z", 2, "2027-03-31T15:00Z")]
    [InlineData("America/New_York", "2027-03-12T15:00Z", 1, "2027-03-15T21:00Z")]
    // In Auckland it is already the next day.
    [InlineData("Pacific/Auckland", "2027-06-01T13:00Z", 1, "2027-06-03T05:00Z")]
    // Clocks go back on 31 October 2027.
    [InlineData("Europe/Berlin", "2027-10-29T10:00Z", 1, "2027-11-01T16:00Z")]
    public void A_due_date_is_five_in_the_afternoon_there_across_clock_changes(string zone, string from, int days, string due)
    {
        var calendar = zone == "Europe/Berlin" ? new WorkCalendar { Countries = ["DE"] } : WorkCalendar.Plain;
        Assert.Equal(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture), calendar.DueAfter(DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture), days, zone));
    }

    [Fact]
    public void Every_country_offered_has_holidays_in_every_year_to_come()
    {
        Assert.True(HolidayCountries.All.Count > 35);
        Assert.All(HolidayCountries.All, country => Assert.All(Enumerable.Range(2026, 6), year => Assert.True(HolidayCountries.Of(country.Code, year).Count >= 4, $"{country} {year}")));
    }

    [Fact]
    public void Wrong_lines_are_named_and_nothing_is_stored()
    {
        var refusal = EditCalendar.Decide(Given.ASelection().Build(), new(["XX"], "2027-12-24 Shutdown\nChristmas", "2027-12-24"), Given.AsManager, Given.Now).Refusal!;
        Assert.Equal(["countries", "closed", "open"], refusal.Errors.Select(e => e.Field));
    }

    [Fact]
    public void An_edited_calendar_reads_back_as_it_was_typed_and_stands_in_the_trail_once()
    {
        var selection = Given.ASelection().Build();
        var input = new CalendarInput(["us", "DE"], "2027-12-24 Company shutdown\n2027-12-27", "2027-10-04");
        var change = EditCalendar.Decide(selection, input, Given.AsManager, Given.Now).Change!;
        var after = selection.After(change);
        Assert.Equal("2027-12-24 Company shutdown\n2027-12-27 day off", EditCalendar.ClosedLines(after.Calendar));
        Assert.Equal("2027-10-04", EditCalendar.OpenLines(after.Calendar));
        Assert.Contains("DE US", Assert.Single(change.Trail).New, StringComparison.Ordinal);
        Assert.True(EditCalendar.Decide(after, input, Given.AsManager, Given.Now).Change!.IsEmpty);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
