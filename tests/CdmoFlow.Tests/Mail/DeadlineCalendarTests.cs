using CdmoFlow.Tests.Selections;
using CdmoFlow.Web.Documents;
using Ical.Net;

namespace CdmoFlow.Tests.Mail;

public class DeadlineCalendarTests
{
    [Fact]
    public void All_dates_stand_in_it_and_a_later_deadline_moves_the_same_entry()
    {
        var state = Given.ASelection().Build().State with { QuestionsUntil = Given.Now.AddDays(5), AnswersUntil = Given.Now.AddDays(8) };
        var (first, later) = (Calendar.Load(DeadlineCalendar.Of(state, Given.Now.AddDays(10), Given.Now))!, Calendar.Load(DeadlineCalendar.Of(state, Given.Now.AddDays(17), Given.Now))!);
        Assert.Equal([Given.Now.AddDays(5).UtcDateTime, Given.Now.AddDays(8).UtcDateTime, Given.Now.AddDays(10).UtcDateTime], first.Events.Select(e => e.DtEnd!.AsUtc));
        var (before, after) = (first.Events[^1]!, later.Events[^1]!);
        Assert.Equal(Given.Now.AddDays(10).UtcDateTime, before.DtEnd!.AsUtc);
        Assert.Equal(before.Uid, after.Uid);
        Assert.True(after.Sequence > before.Sequence);
    }
}
