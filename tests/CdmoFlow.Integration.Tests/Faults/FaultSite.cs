using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local;
using CdmoFlow.Local.Demo;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.LocalRuntime;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Faults;

/// <summary>The whole app in this process over an emulator of the test's choice, with a filled register and a signed-in team.</summary>
internal sealed class FaultSite : IAsyncDisposable
{
    private bool isStopped;

    private FaultSite(LocalHost host, DemoSite site, SponsorTeam team) => (Host, Site, Team) = (host, site, team);

    public LocalHost Host { get; }

    public DemoSite Site { get; }

    public SponsorTeam Team { get; }

    public T Of<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    /// <summary>Starts it.</summary>
    /// <param name="options">How; port and environment are seen to here.</param>
    /// <param name="patience">How long its people press again while storage is away.</param>
    /// <param name="mailsAt">The app whose mailbox has the mails of this one, where it has none of its own.</param>
    /// <param name="fillsRegister">False where another app over the same storage has done so.</param>
    public static async Task<FaultSite> StartAsync(LocalHostOptions options, TimeSpan patience = default, bool fillsRegister = true, DemoSite? mailsAt = null)
    {
        var host = await LocalHost.StartAsync(options with { ReadEnvironment = false });
        await DemoPeople.EnsureAsync(host.Services.GetRequiredService<PeopleStore>());
        var site = new DemoSite(host.BaseAddress, patience, mailsAt?.Mails);
        var team = await SponsorTeam.SignInAsync(site);
        if (fillsRegister) await SupplierImports.RunAsync(team.Manager);
        return new(host, site, team);
    }

    public Task<Journey> BeginAsync() => Journey.BeginAsync(Site, Team);

    /// <summary>Waits until the engine has nothing to do at this moment.</summary>
    public Task DrainAsync() => Of<LocalRuntimeControl>().DrainAsync(CancellationToken.None);

    /// <summary>Lets the site's own repairs run until a selection is as it should be; they come every five minutes and look everywhere once an hour.</summary>
    public async Task MendAsync(Aftermath aftermath)
    {
        IReadOnlyList<string> open = ["not looked at"];
        for (var sweep = 0; sweep < 18 && open.Count > 0; sweep++)
        {
            await Site.Time.TravelToAsync(await Site.Time.NowAsync() + TimeSpan.FromMinutes(5));
            open = await aftermath.UnfinishedAsync();
        }

        Assert.True(open.Count == 0, string.Join('\n', open));
    }

    /// <summary>Ends the app; its people stay.</summary>
    public async Task StopAsync()
    {
        if (!isStopped) await Host.DisposeAsync();
        isStopped = true;
    }

    public async ValueTask DisposeAsync()
    {
        Team.Dispose();
        Site.Dispose();
        await StopAsync();
    }
}
