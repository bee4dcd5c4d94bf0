using CdmoFlow.Selections;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace CdmoFlow.Web.Documents;

/// <summary>The dates that a CDMO has to keep, as an iCalendar document (RFC 5545). The ids stay, so that a later deadline moves the entry instead of adding one.</summary>
public static class DeadlineCalendar
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    /// <summary>The end of the questions, the day of the last answers and the end of the submissions.</summary>
    /// <param name="state">The selection.</param>
    /// <param name="deadline">Until when this CDMO may submit.</param>
    /// <param name="now">When the document is made.</param>
    public static string Of(SelectionState state, DateTimeOffset deadline, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//CdmoFlow//Deadlines//EN", Method = "PUBLISH" };
        if (state.QuestionsUntil is { } questions) calendar.Events.Add(Entry(state, "questions", $"Questions to {state.Brief.Sponsor} by now: {state.Title}", questions, now));
        if (state.AnswersUntil is { } answers) calendar.Events.Add(Entry(state, "answers", $"Questions are answered by now: {state.Title}", answers, now));
        calendar.Events.Add(Entry(state, "proposal", $"Proposal due: {state.Title}", deadline, now));
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Entry(SelectionState state, string kind, string summary, DateTimeOffset at, DateTimeOffset now) => new()
    {
        Uid = $"{state.Id}-{kind}@cdmoflow",
        // Dates only move later, so that this number only grows.
        Sequence = (int)(at.ToUnixTimeSeconds() / 60),
        DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
        DtStart = new CalDateTime((at - Length).UtcDateTime, "UTC"),
        DtEnd = new CalDateTime(at.UtcDateTime, "UTC"),
        Summary = summary,
        Description = "The entry ends when the time is up. Your room shows the date that counts.",
        Transparency = TransparencyType.Transparent,
    };
}
