using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local.Demo;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.LocalRuntime;
using CdmoFlow.Scoping;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>One running app with a filled register and a signed-in team. Its clock is shared, so its scenarios run one after the other and look at their own selection only.</summary>
public sealed class SelectionSite : IAsyncLifetime
{
    private readonly AppFixture app;
    private DemoSite? site;
    private SponsorTeam? team;

    public SelectionSite() => app = new();

    internal SelectionSite(Action<WebApplicationBuilder> configure) => app = new(configure);

    internal DemoSite Site => site!;

    internal SponsorTeam Team => team!;

    internal AppFixture App => app;

    internal Task<Journey> BeginAsync(Func<ScopingDocument, ScopingDocument>? adjust = null) => Journey.BeginAsync(Site, Team, adjust);

    /// <summary>The orchestrations of a selection that have not ended, once the engine has come to rest.</summary>
    internal async Task<IReadOnlyList<string>> RunningAsync(string selectionId)
    {
        var control = app.Host.Services.GetRequiredService<LocalRuntimeControl>();
        await control.DrainAsync(CancellationToken.None);
        return [.. (await InstancesAsync(selectionId)).Where(i => i.Status is "Running" or "Pending" or "Suspended").Select(i => i.InstanceId)];
    }

    /// <summary>How an orchestration stands, as the engine says it.</summary>
    internal async Task<string?> StatusAsync(string instanceId) => (await InstancesAsync(instanceId)).Where(i => i.InstanceId == instanceId).Select(i => i.Status).FirstOrDefault();

    /// <summary>The orchestrations of a selection that ended with a fault.</summary>
    internal async Task<IReadOnlyList<string>> FailedAsync(string selectionId) =>
        [.. (await InstancesAsync(selectionId)).Where(i => i.Status is "Failed" or "Terminated").Select(i => i.InstanceId)];

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        await DemoPeople.EnsureAsync(app.Host.Services.GetRequiredService<PeopleStore>());
        site = new DemoSite(app.Host.BaseAddress);
        team = await SponsorTeam.SignInAsync(site);
        await SupplierImports.RunAsync(team.Manager);
    }

    public async Task DisposeAsync()
    {
        team?.Dispose();
        site?.Dispose();
        await app.DisposeAsync();
    }

    private async Task<IReadOnlyList<(string InstanceId, string Status)>> InstancesAsync(string prefix) =>
    [
        .. (await app.Host.Services.GetRequiredService<LocalRuntimeControl>().InstancesAsync())
            .Where(i => i.InstanceId.StartsWith(prefix, StringComparison.Ordinal)).Select(i => (i.InstanceId, i.Status.ToString())),
    ];
}

/// <summary>Scenarios that share one site.</summary>
[CollectionDefinition(Name)]
public sealed class SelectionTests : ICollectionFixture<SelectionSite>
{
    public const string Name = "selections";
}
