using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local;
using CdmoFlow.Local.Seeding;
using CdmoFlow.Local.Seeding.Story;
using CdmoFlow.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Seeding;

/// <summary>The whole app over a storage that was seeded with one selection of every story.</summary>
public sealed class SeededSite : IAsyncLifetime
{
    private static readonly int Count = SamplePlan.All.Count + 1;
    private readonly AppFixture app = new();

    internal LocalHost Host => app.Host;

    internal SampleWorld World { get; private set; } = null!;

    internal IReadOnlyList<SampleSelection> Selections { get; private set; } = [];

    internal WorldWriter Writer => new(Of<StorageClients>(), Of<SecretKeys>());

    internal T Of<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        // A little ahead of the clock: whatever falls due while the tests run is done already.
        World = new SampleWorld(new SeedOptions(Count, SeedOptions.DefaultSeed, Of<TimeProvider>().GetUtcNow().AddMinutes(30)));
        Selections = await app.SeedAsync(World);
    }

    public Task DisposeAsync() => app.DisposeAsync();
}
