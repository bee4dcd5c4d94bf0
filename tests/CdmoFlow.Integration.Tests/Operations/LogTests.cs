using CdmoFlow.Functions.Mail;
using CdmoFlow.Functions.Operations;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Demo.Plays;
using CdmoFlow.Mail;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Everybody = CdmoFlow.Local.Demo.Plays.SponsorTeam;

namespace CdmoFlow.Integration.Tests.Operations;

/// <summary>
/// Reads every log line of whole selections, from every category that the product lets through and down to the finest level, and of some things that go wrong besides.
/// </summary>
// In line with the tests of the shared app: two cores do not bear a third whole site at once.
[Collection(AppTests.Name)]
public class LogTests
{
    [Fact]
    public async Task The_logs_of_a_whole_demo_hold_no_name_address_token_code_price_or_file_name()
    {
        using var logs = new CapturedLogs();
        var app = new AppFixture(web => Listen(web, logs));
        await app.InitializeAsync();
        try
        {
            await DemoPeople.EnsureAsync(app.Host.Services.GetRequiredService<PeopleStore>());
            using var site = new DemoSite(app.Host.BaseAddress);
            using var team = new Everybody(site);
            var calendar = await PlayAsync(site, team);
            await GoWrongAsync(app, team);
            var occurred = await Occurred.AtAsync(app.Host, site);
            occurred = occurred with { Tokens = [.. occurred.Tokens, calendar] };
            Assert.True(
                occurred is { Names.Count: > 20, Addresses.Count: > 10, Tokens.Count: > 5, Codes.Count: > 3, Prices.Count: > 10, Files.Count: > 1 },
                $"{occurred.Names.Count} names, {occurred.Addresses.Count} addresses, {occurred.Tokens.Count} tokens, {occurred.Codes.Count} codes, {occurred.Prices.Count} prices, {occurred.Files.Count} files.");

            var lines = logs.Lines;
            Assert.Contains(lines, l => l.Contains("Sweep:", StringComparison.Ordinal));
            Assert.Contains(lines, l => l.Contains("is given up after", StringComparison.Ordinal));
            Assert.Contains(lines, l => l.StartsWith("Microsoft.", StringComparison.Ordinal));
            Assert.True(lines.Count > 20, $"Only {lines.Count} lines were written.");
            var text = string.Join('\n', lines);
            var told = occurred.In(text).Select(found => $"{found}: {lines.First(l => l.Contains(found, StringComparison.OrdinalIgnoreCase))}").ToList();
            Assert.True(told.Count == 0, string.Join('\n', told));
            Assert.DoesNotContain("sig=", text, StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    // What the console of one machine leaves out is heard; what the product itself leaves out, the same on every head, is not.
    private static void Listen(WebApplicationBuilder web, CapturedLogs logs)
    {
        web.Logging.ClearProviders().AddProvider(logs);
        web.Services.PostConfigure<LoggerFilterOptions>(filter =>
        {
            filter.MinLevel = LogLevel.Trace;
            foreach (var rule in filter.Rules.Where(r => r.CategoryName is "Microsoft" or "Microsoft.Extensions.Hosting" or "CdmoFlow" or "Microsoft.AspNetCore.DataProtection" or "Microsoft.AspNetCore.Antiforgery").ToList()) filter.Rules.Remove(rule);
        });
    }

    // A selection to its contract, a teaser answered behind links that need no login, and a calendar that is read; answers for the token of the last.
    private static async Task<string> PlayAsync(DemoSite site, Everybody team)
    {
        await RegisterPlay.ImportAsync(team);
        using (await SeedPlay.ContractedAsync(team, "QMT-118", "Drug product")) { }
        using var asked = await LonglistPlay.CreateAsync(team, "QMT-119", "Drug substance");
        var companies = LonglistPlay.Best(await asked.LookAsync(), 2);
        await OutreachPlay.SendAsync(asked, companies, "We look for a site that can take a clinical process to the market.");
        await OutreachPlay.AvailableAsync(asked, companies[0], 10);
        await OutreachPlay.NotAvailableAsync(asked, companies[1], "Our large suite is booked for two years.");
        var address = new Uri((await (await asked.ManagerAsync()).Browser.PostAsync("api/calendar/address")).Text("address"));
        using var calendar = site.NewBrowser();
        (await calendar.GetAsync(address.AbsolutePath)).Expect(200);
        return address.Segments[^1];
    }

    // A mail that nobody can get, a step that fails, a page that is asked for with a wrong token, a part that is asked for, and a sweep that sees it all.
    private static async Task GoWrongAsync(AppFixture app, Everybody team)
    {
        var given = new Unsignalled(app.Host);
        var id = (await given.Of<SelectionIndex>().ListAsync())[0].Id;
        await given.Of<Desk>().DecideAsync(id, CdmoFlow.People.Actor.System, given.Client, (_, _) => new Change().Note("test.mailed", id).Mail(MailOrder.Of("needs_attention", "p-gone", MailLink.Selection(id), ("what", "A test."))));
        await given.Client.ScheduleNewOrchestrationInstanceAsync(nameof(MailOrchestrator), new MailBatch("nowhere", 1), new Microsoft.DurableTask.StartOrchestrationOptions($"{id}:broken"));
        await given.Client.WaitForInstanceCompletionAsync($"{id}:broken");
        await Unsignalled.UntilAsync(async () => (await given.SelectionAsync(id)).State.NeedsAttention.Count > 0);
        using var guest = team.Site.NewBrowser();
        (await guest.GetAsync($"availability/{new string('a', 43)}", asPage: true)).Expect(404);
        await given.Of<Readiness>().AskAsync(given.Client);
        await given.Of<Reconciler>().SweepAsync(given.Client, everything: true);
    }
}
