using CdmoFlow.Functions.Mail;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Gates;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Outbox;
using CdmoFlow.Mail.Templates;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CdmoFlow.Integration.Tests.Mail;

[Collection(SelectionTests.Name)]
public class DailyDigestTests(SelectionSite site)
{
    [Fact]
    public async Task What_is_held_comes_once_in_the_morning_with_the_open_tasks_and_what_is_unwanted_does_not_come()
    {
        using var journey = await site.BeginAsync();
        var director = journey.Director;
        await director.Browser.PostAsync("api/settings", new
        {
            dailyDigest = true,
            timeZone = "Europe/Berlin",
            modes = new Dictionary<string, string> { ["approver|team_changed"] = "digest", ["approver|gate_decided"] = "off" },
        });
        var me = (await director.Browser.GetAsync("api/session")).Text("personId");
        try
        {
            await journey.Manager.StepAsync(journey.Id, "team", new { name = "Ivo Lund", email = "ivo.lund@quillmoor.example", roles = new[] { "observer" }, reason = "He looks over our shoulder." });
            await journey.Manager.StepAsync(journey.Id, "gate-rules", new { rules = new[] { new { kind = "longlist", order = "parallel", functions = new[] { "executive" } } } });
            await journey.ProposedAsync();
            await journey.ChooseAsync();
            var outbox = Of<OutboxStore>();
            await Local.Demo.Actors.DemoSite.UntilAsync("the notice is held", async () => (await outbox.ListAsync(journey.Id)).Any(m => m.Order.ToPersonId == me && m.State == OutboxState.InDigest) ? this : null);

            var morning = new DateTimeOffset(2031, 3, 10, 6, 30, 0, TimeSpan.Zero);
            await DigestAsync(morning.AddHours(-1));
            Assert.Empty(await DigestsAsync(director.Role.Email, journey));
            await DigestAsync(morning);
            await DigestAsync(morning.AddHours(1));
            var mail = Assert.Single(await DigestsAsync(director.Role.Email, journey));
            Assert.Contains("Decide the longlist gate", mail.Text, StringComparison.Ordinal);
            Assert.Contains("the team changes", mail.Text, StringComparison.Ordinal);
            Assert.Empty((await Of<HeldNotices>().ListAsync())[me]);

            await journey.Director.DecideGateAsync(journey.Id, GateKind.Longlist, approve: true, "Agreed, the list is sound.");
            await journey.Manager.DecideGateAsync(journey.Id, GateKind.Longlist, approve: true, "Agreed, the list is sound.");
            await journey.SeeStageAsync(Stage.Cda);
            await Local.Demo.Actors.DemoSite.UntilAsync("the mail is unwanted", async () => (await outbox.ListAsync(journey.Id)).Any(m => m.Order.ToPersonId == me && m is { Order.Template: "gate_decided", State: OutboxState.Unwanted }) ? this : null);
        }
        finally
        {
            await director.Browser.PostAsync("api/settings", new { dailyDigest = false, timeZone = "UTC" });
        }

        await journey.CancelAsync();
    }

    private T Of<T>()
        where T : notnull => site.App.Host.Services.GetRequiredService<T>();

    // The summary over the real storage and mail service, at an hour of our own: the site's clock is shared.
    private Task DigestAsync(DateTimeOffset now) => new DailyDigest(
        Of<SettingsStore>(), Of<HeldNotices>(), new MyTasks(Of<SelectionIndex>(), new At(now)), Of<PeopleStore>(), Of<MailTemplates>(), Of<MessageIds>(), Of<SendGridMailer>(), Of<Functions.SiteOptions>(), new At(now), NullLogger<DailyDigest>.Instance)
        .Run(new TimerInfo(), CancellationToken.None);

    private async Task<IReadOnlyList<Local.Demo.Actors.ReadMail>> DigestsAsync(string email, Journey journey) =>
        [.. (await site.Site.Mails.ToAsync(email)).Where(m => m.Subject.StartsWith("CdmoFlow today", StringComparison.Ordinal) && m.Text.Contains(journey.Program, StringComparison.Ordinal))];

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
