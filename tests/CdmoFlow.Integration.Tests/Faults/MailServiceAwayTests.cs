using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local;
using CdmoFlow.Local.Emulator;
using CdmoFlow.Mail;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Integration.Tests.Faults;

/// <summary>SendGrid is down for a day of the test clock: it answers 503, cuts connections, and at first does not answer at all.</summary>
[Trait("Category", "Fault")]
[Collection(AloneTests.Name)]
public sealed class MailServiceAwayTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private Azurite? storage;
    private int away;
    private int refused;

    [Fact]
    public async Task SendGrid_down_for_a_day_delays_every_mail_loses_and_doubles_none_and_people_see_it_meanwhile()
    {
        var ports = FreePorts.Take(2);
        await using var mailService = await StorageProxy.StartAsync(Judge, (ports[1], new Uri($"http://localhost:{ports[0]}/")));
        await using var site = await FaultSite.StartAsync(new LocalHostOptions
        {
            Port = ports[0],
            Emulator = storage,
            Configure = builder => builder.Configuration["Mail:Host"] = $"http://localhost:{ports[1]}",
        });
        using var journey = await site.BeginAsync();
        await journey.ProposedAsync();
        await site.DrainAsync();
        var before = (await journey.MailsAsync()).Count;
        var outbox = new OutboxStore(new StorageClients(new StorageOptions { ConnectionString = storage!.ConnectionString }));

        Interlocked.Exchange(ref away, 1);
        var down = await site.Site.Time.NowAsync();
        await journey.ChooseAsync();
        var gate = (await journey.SeeAsync("the gate is open", s => s.Gates.Count > 0)).Gates[^1];
        await HoursLaterAsync(site, 2);

        // Work goes on without mail, and the hold-up is said where people look: on the selection, on their start page and among their tasks.
        var seen = await journey.LookAsync();
        Assert.Contains(seen.State.NeedsAttention, s => s.StartsWith(MailAttention.Waiting, StringComparison.Ordinal));
        Assert.Contains(MailAttention.Waiting, (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        Assert.Contains(MailAttention.Waiting, (await journey.Manager.Browser.GetAsync("/", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        await journey.Manager.StepAsync(journey.Id, $"gates/{Uri.EscapeDataString(gate.Id)}/decision", new { verdict = "approve", reason = "Agreed, the facts carry the proposal." });
        await journey.SeeStageAsync(Stage.Cda);
        for (var hour = 2; hour < 24; hour += 2) await HoursLaterAsync(site, 2);

        Assert.True(await site.Site.Time.NowAsync() >= down.AddHours(24));
        Assert.True(Volatile.Read(ref refused) > 100, $"The mail service was asked {refused} times only.");
        Assert.Equal(before, (await journey.MailsAsync()).Count);
        var waiting = (await outbox.ListAsync(journey.Id)).Where(m => m.SentAt is null).ToList();
        Assert.True(waiting.Count > 6, $"Only {waiting.Count} mails wait.");
        Assert.All(waiting, m => Assert.True(m.State is OutboxState.Queued or OutboxState.Claimed, $"Mail {m.Id} is {m.State}."));
        // Said once, not with every try.
        Assert.Single((await journey.LookAsync()).State.NeedsAttention, s => s.StartsWith(MailAttention.Waiting, StringComparison.Ordinal));

        Interlocked.Exchange(ref away, 0);
        await HoursLaterAsync(site, 1);
        await site.DrainAsync();
        Assert.Empty((await journey.LookAsync()).State.NeedsAttention);
        Assert.All(await outbox.ListAsync(journey.Id), m => Assert.Equal(OutboxState.Sent, m.State));
        await journey.ToAsync(Stage.Contracted);
        var aftermath = new Aftermath(storage.ConnectionString, journey.Id);
        await site.MendAsync(aftermath);
        await aftermath.AssertWholeAsync();
        Assert.Equal(0, await aftermath.RepeatedMailsAsync());
    }

    public async Task InitializeAsync() => storage = await Azurite.StartAsync(new() { DataFolder = folder.Path });

    public async Task DisposeAsync()
    {
        if (storage is not null) await storage.DisposeAsync();
        folder.Dispose();
    }

    private static async Task HoursLaterAsync(FaultSite site, int hours) => await site.Site.Time.TravelToAsync(await site.Site.Time.NowAsync() + TimeSpan.FromHours(hours));

    private StorageFault Judge(Microsoft.AspNetCore.Http.HttpRequest request)
    {
        if (Volatile.Read(ref away) == 0) return StorageFault.None;
        return Interlocked.Increment(ref refused) switch
        {
            // Half a minute of the real clock each, so only the first.
            1 => StorageFault.Hangs,
            var number => number % 3 == 0 ? StorageFault.CutBefore : StorageFault.Busy,
        };
    }
}
