using CdmoFlow.Functions.Selections;
using CdmoFlow.Local;
using CdmoFlow.Local.Seeding;
using CdmoFlow.LocalRuntime;
using CdmoFlow.Storage;
using CdmoFlow.Web.Layout;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Benchmarks.Web;

/// <summary>The whole app in this process over an emulator of its own with an invented world in it; every selection's orchestrations run.</summary>
internal sealed class WebWorld : IAsyncDisposable
{
    private readonly Azurite azurite;

    private WebWorld(Azurite azurite, LocalHost host, SampleWorld world, IReadOnlyList<SampleSelection> selections) =>
        (this.azurite, Host, World, Selections) = (azurite, host, world, selections);

    public LocalHost Host { get; }

    public SampleWorld World { get; }

    public IReadOnlyList<SampleSelection> Selections { get; }

    /// <summary>The one with 8 CDMOs, every criterion and 7 evaluators.</summary>
    public SampleSelection Largest => Selections.MaxBy(s => s.End.ScoreSheets.Count)!;

    /// <summary>The emulator's ports, by which its requests are known.</summary>
    public IReadOnlyCollection<int> Ports => [.. azurite.ConnectionString.Split(';').Where(p => p.Contains("Endpoint=", StringComparison.Ordinal)).Select(p => new Uri(p[(p.IndexOf('=') + 1)..]).Port)];

    public static async Task<WebWorld> StartAsync(string folder, int selections, int people)
    {
        var emulator = await Azurite.StartAsync(new() { DataFolder = folder, InMemory = true, Preload = Path.Combine(AppContext.BaseDirectory, "partition-index.cjs") });
        // Before the host: its reconciler looks at every selection now and then, and would change one that is half written.
        var clients = new StorageClients(new StorageOptions { ConnectionString = emulator.ConnectionString });
        var world = new SampleWorld(new SeedOptions(selections, SeedOptions.DefaultSeed, DateTimeOffset.UtcNow.AddMinutes(30)) { Largest = true, Files = false, People = people });
        var written = await new WorldWriter(clients, new SecretKeys(clients, new SecretKeyOptions(null, null))).WriteAsync(world);
        var host = await LocalHost.StartAsync(new()
        {
            Port = 0,
            Emulator = emulator,
            ReadEnvironment = false,
            // The demo's clock bar and its start page are not what is measured.
            Configure = builder => builder.Services.AddSingleton(new PageChrome()),
        });
        // The reconciler starts the orchestrations that the world does not have; engine and pages then share the emulator as they do in life.
        await host.Services.GetRequiredService<Reconciler>().SweepAsync(host.Services.GetRequiredService<DurableTaskClient>(), everything: true);
        await host.Services.GetRequiredService<LocalRuntimeControl>().DrainAsync(CancellationToken.None);
        return new WebWorld(emulator, host, world, written);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await azurite.DisposeAsync();
    }
}
