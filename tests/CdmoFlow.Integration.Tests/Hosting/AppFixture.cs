using CdmoFlow.Local;
using CdmoFlow.Local.Seeding;
using CdmoFlow.Storage;
using Microsoft.AspNetCore.Builder;

namespace CdmoFlow.Integration.Tests.Hosting;

/// <summary>One Azurite and the whole app in demo mode over it, for the tests that tell their data apart by its ids.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    /// <summary>Address of the one administrator of the site.</summary>
    public const string SiteAdministrator = "root@sites.example";

    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal) { ["Site:Administrators"] = SiteAdministrator };

    private readonly Action<WebApplicationBuilder>? configure;

    private readonly string folder = Directory.CreateTempSubdirectory("cdmoflow-").FullName;
    private Azurite? azurite;
    private LocalHost? host;

    public AppFixture()
    {
    }

    internal AppFixture(Action<WebApplicationBuilder>? configure) => this.configure = configure;

    /// <summary>The running app.</summary>
    public LocalHost Host => host!;

    /// <summary>The emulator below it.</summary>
    public Azurite Azurite => azurite!;

    /// <summary>Where the emulator keeps its data and the note about its process.</summary>
    public string DataFolder => folder;

    /// <summary>A client of the site that follows no redirects and keeps no cookies.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Host.BaseAddress };

    /// <summary>Ends the app and starts it again over the same data, as after a restart of the machine.</summary>
    public async Task RestartAsync()
    {
        await Host.DisposeAsync();
        host = await StartHostAsync();
    }

    /// <summary>Fills storage while no app works on it: a timer that fires in the middle would change what is just being written.</summary>
    internal async Task<IReadOnlyList<SampleSelection>> SeedAsync(SampleWorld world)
    {
        await StopAsync();
        var clients = new StorageClients(new StorageOptions { ConnectionString = Azurite.ConnectionString });
        var written = await new WorldWriter(clients, new SecretKeys(clients, new SecretKeyOptions(null, null))).WriteAsync(world);
        host = await StartHostAsync();
        return written;
    }

    /// <summary>Ends the app and leaves the emulator.</summary>
    public async Task StopAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        host = null;
    }

    public async Task InitializeAsync()
    {
        azurite = await Azurite.StartAsync(new() { DataFolder = folder });
        host = await StartHostAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        if (azurite is not null)
            await azurite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Task<LocalHost> StartHostAsync() => LocalHost.StartAsync(new() { Port = 0, Emulator = azurite, ReadEnvironment = false, Settings = Settings, Configure = configure });
}

/// <summary>Tests that share one running app.</summary>
[CollectionDefinition(Name)]
public sealed class AppTests : ICollectionFixture<AppFixture>
{
    public const string Name = "app";
}

/// <summary>Tests that run after all others and one by one, because they measure this process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneTests : ICollectionFixture<AppFixture>
{
    public const string Name = "alone";
}
