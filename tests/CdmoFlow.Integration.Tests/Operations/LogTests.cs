using System.Text.RegularExpressions;
using CdmoFlow.Functions.Mail;
using CdmoFlow.Functions.Operations;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Mail;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.Integration.Tests.Operations;

/// <summary>Reads every log line of a whole selection, down to the finest level of the product's own, and of some things that go wrong besides.</summary>
// In line with the tests of the shared app: two cores do not bear a third whole site at once.
[Collection(AppTests.Name)]
public partial class LogTests
{
    [Fact]
    public async Task The_logs_of_a_whole_selection_hold_no_address_token_code_price_or_file_name()
    {
        using var logs = new CapturedLogs();
        var site = new SelectionSite(web =>
        {
            web.Logging.AddProvider(logs);
            web.Logging.AddFilter<CapturedLogs>("CdmoFlow", LogLevel.Trace);
        });
        await site.InitializeAsync();
        try
        {
            using var journey = await site.BeginAsync();
            await journey.ToAsync(Stage.Contracted);
            await GoWrongAsync(site, journey);
            var people = await site.App.Host.Services.GetRequiredService<PeopleStore>().ListAsync();
            var mails = await site.Site.Mails.AllAsync();
            string[] tokens = [.. mails.SelectMany(m => m.Links).Select(l => Token().Match(l).Groups["it"].Value).Where(t => t.Length > 0)];
            string[] codes = [.. mails.Select(m => Code().Match(m.Text).Groups["it"].Value.Replace(" ", "", StringComparison.Ordinal)).Where(c => c.Length > 0)];
            Assert.True(people.Count > 10 && tokens.Length > 3 && codes.Length > 3, $"{people.Count} people, {tokens.Length} tokens, {codes.Length} codes.");

            var lines = logs.Lines;
            Assert.Contains(lines, l => l.Contains("Sweep:", StringComparison.Ordinal));
            Assert.Contains(lines, l => l.Contains("is given up after", StringComparison.Ordinal));
            Assert.True(lines.Count > 20, $"Only {lines.Count} lines were written.");
            var text = string.Join('\n', lines);
            string[] secrets = [.. people.Select(p => p.Email), .. people.Select(p => p.Name).Where(n => n.Contains(' ', StringComparison.Ordinal)), .. tokens, "5200000", "5,200,000", "5.200.000", "5200000.0", "proposal.pdf"];
            Assert.Equal([], secrets.Where(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)));
            Assert.Equal([], codes.Where(c => text.Contains(c, StringComparison.Ordinal) || text.Contains($"{c[..4]} {c[4..]}", StringComparison.Ordinal)));
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    // A mail that nobody can get, a step that fails, a part that is asked for, and a sweep that sees it all.
    private static async Task GoWrongAsync(SelectionSite site, Journey journey)
    {
        var given = new Unsignalled(site.App.Host);
        await given.Of<Desk>().DecideAsync(journey.Id, CdmoFlow.People.Actor.System, given.Client, (_, _) => new Change().Note("test.mailed", journey.Id).Mail(MailOrder.Of("needs_attention", "p-gone", MailLink.Selection(journey.Id), ("what", "A test."))));
        await given.Client.ScheduleNewOrchestrationInstanceAsync(nameof(MailOrchestrator), new MailBatch("nowhere", 1), new Microsoft.DurableTask.StartOrchestrationOptions($"{journey.Id}:broken"));
        await given.Client.WaitForInstanceCompletionAsync($"{journey.Id}:broken");
        await Unsignalled.UntilAsync(async () => (await given.SelectionAsync(journey.Id)).State.NeedsAttention.Count > 0);
        await given.Of<Readiness>().AskAsync(given.Client);
        await given.Of<Reconciler>().SweepAsync(given.Client, everything: true);
    }

    [GeneratedRegex("/r/(?<it>[A-Za-z0-9_-]{20,})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<![\w/-])(?<it>\d{4} ?\d{4})(?!\w)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
