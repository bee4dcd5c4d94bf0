using CdmoFlow.Selections;
using CdmoFlow.Web.Documents;
using CdmoFlow.Web.Pages.Tasks;
using Ical.Net;

namespace CdmoFlow.Tests.Documents;

public class CalendarDocumentTests
{
    private const string Site = "https://selection.sponsor.example";
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_task_becomes_an_entry_that_ends_when_it_is_due_and_leads_to_its_page()
    {
        var entry = Assert.Single(Read(Line("Decide the award gate; now, or \"soon\"", Now.AddDays(3))).Events);

        Assert.Equal(Now.AddDays(3).UtcDateTime, entry.DtEnd!.AsUtc);
        Assert.Equal(Now.AddDays(3).AddMinutes(-30).UtcDateTime, entry.DtStart!.AsUtc);
        Assert.Equal("Decide the award gate; now, or \"soon\" (LKS-204: Drug substance)", entry.Summary);
        Assert.Equal($"{Site}/selections/s1/gates/g1", entry.Url!.ToString());
        Assert.Contains("You are asked", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_moved_date_moves_the_same_entry()
    {
        var before = Read(Line("Score alpha", Now.AddDays(3))).Events.Single().Uid;
        Assert.Equal(before, Read(Line("Score alpha", Now.AddDays(5))).Events.Single().Uid);
        Assert.NotEqual(before, Read(Line("Score bravo", Now.AddDays(3))).Events.Single().Uid);
    }

    [Fact]
    public void A_task_without_a_date_is_left_out_and_an_empty_list_is_a_calendar_all_the_same()
    {
        Assert.Empty(Read(Line("A mail bounced", null)).Events);
        var text = CalendarDocument.Of([], Site, Now);
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.Contains("VERSION:2.0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_from_people_cannot_add_lines_of_its_own()
    {
        var text = CalendarDocument.Of([Line("Score x\r\nATTENDEE:mailto:evil@elsewhere.example", Now.AddDays(1))], Site, Now);
        Assert.DoesNotContain("\nATTENDEE", text, StringComparison.Ordinal);
        Assert.Single(Calendar.Load(text)!.Events);
    }

    private static Calendar Read(params TaskLine[] tasks) => Calendar.Load(CalendarDocument.Of(tasks, Site, Now))!;

    private static TaskLine Line(string what, DateTimeOffset? due) =>
        new("s1", "LKS-204: Drug substance", "Larkspur", Stage.Decision, what, "You are asked as Executive.", due, "Europe/Berlin", false, "/selections/s1/gates/g1");
}
