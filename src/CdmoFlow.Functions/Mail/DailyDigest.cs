using System.Globalization;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Mail.Notifications;
using CdmoFlow.Mail.Outbox;
using CdmoFlow.Mail.Templates;
using CdmoFlow.Records;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Tasks;

namespace CdmoFlow.Functions.Mail;

/// <summary>
/// The daily summary: at seven in the morning of every working day where the person is, the open tasks (for whoever wants them) and the notices that were held for it. A crash between sending and noting
/// that it was sent repeats one mail with the same id; a mail service that is away is tried again at the next hour.
/// </summary>
public sealed class DailyDigest(
    SettingsStore settings, HeldNotices held, MyTasks tasks, PeopleStore people, MailTemplates templates, MessageIds ids, SendGridMailer mailer, SiteOptions site, TimeProvider clock, ILogger<DailyDigest> logger)
{
    /// <summary>Runs every hour, because mornings come at all hours.</summary>
    [Function(nameof(DailyDigest))]
    public async Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var waiting = await held.ListAsync(cancellationToken);
        var known = (await settings.ListAsync(cancellationToken)).ToDictionary(s => s.PersonId, StringComparer.Ordinal);
        foreach (var personId in known.Values.Where(s => s.DailyDigest).Select(s => s.PersonId).Union(waiting.Select(w => w.Key), StringComparer.Ordinal))
        {
            var theirs = known.GetValueOrDefault(personId) ?? new PersonSettings { PersonId = personId };
            if (!theirs.IsDigestDue(clock.GetUtcNow(), out var today)) continue;
            try
            {
                await SendAsync(theirs, [.. waiting[personId]], today, cancellationToken);
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
            {
                // One person's trouble is not the others'; the next hour tries again.
                logger.LogWarning("The daily summary of {PersonId} was not sent: {Fault}.", personId, fault.GetType().Name);
            }
        }
    }

    private async Task SendAsync(PersonSettings theirs, IReadOnlyList<HeldNotice> notices, DateOnly today, CancellationToken cancellationToken)
    {
        var open = theirs.DailyDigest ? await tasks.OfAsync(theirs.PersonId) : [];
        if (open.Count + notices.Count > 0 && await people.FindAsync(theirs.PersonId, cancellationToken) is { } person)
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["recipient"] = person.Name,
                ["count"] = open.Count.ToString(CultureInfo.InvariantCulture),
                ["tasks"] = string.Join('\n', open.Select(t => Line(t, theirs.TimeZone))),
                ["notices"] = string.Join('\n', notices.Select(n => n.Subject)),
                ["link"] = $"{site.BaseAddress}/tasks",
            };
            await mailer.SendAsync(new OutgoingMail(await ids.OfAsync($"digest-{person.Id}-{today:yyyyMMdd}"), person.Email, person.Name, templates.Render("daily_digest", values), []), CancellationToken.None);
        }

        await settings.PutAsync(theirs with { LastDigest = today }, CancellationToken.None);
        await held.RemoveAsync(notices, CancellationToken.None);
    }

    private static string Line(TaskLine task, string zone) =>
        $"{task.What} ({task.Selection}){(task.DueAt is { } due ? $", due {Zones.Format(due, zone)}" : "")}{(task.Overdue ? ", OVERDUE" : "")}";
}
