using System.Security.Cryptography;
using System.Text;
using CdmoFlow.Web.Pages.Tasks;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace CdmoFlow.Web.Documents;

/// <summary>A person's tasks as an iCalendar document (RFC 5545): one half-hour entry per task that ends when it is due, under an id that stays, so that a moved date moves the entry.</summary>
public static class CalendarDocument
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    /// <summary>The document; tasks without a date are left out.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="site">Address of the site without a trailing slash.</param>
    /// <param name="now">When the document is made.</param>
    public static string Of(IReadOnlyList<TaskLine> tasks, string site, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//CdmoFlow//Tasks//EN" };
        calendar.AddProperty("X-WR-CALNAME", "CdmoFlow tasks");
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        foreach (var task in tasks.Where(t => t.DueAt is not null))
        {
            var due = task.DueAt!.Value.UtcDateTime;
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"{IdOf(task)}@cdmoflow",
                DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
                DtStart = new CalDateTime(due - Length, "UTC"),
                DtEnd = new CalDateTime(due, "UTC"),
                Summary = $"{task.What} ({task.Selection})",
                Description = $"{task.Why}\n{site}{task.Path}",
                Url = new Uri(site + task.Path),
                Transparency = TransparencyType.Transparent,
            });
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static string IdOf(TaskLine task) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{task.SelectionId}|{task.Path}|{task.What}")))[..32];
}
