using CdmoFlow.Functions.Records.Exports;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local.Seeding;
using CdmoFlow.Records.Exports;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Exports;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Records.Exports;

/// <summary>An app with a selection at every stage, and another one over an empty account of its own.</summary>
public sealed class TwoSites : IAsyncLifetime
{
    // One of every stage.
    private const int Count = 13;

    internal AppFixture Origin { get; } = new();

    internal AppFixture Copy { get; } = new();

    internal SampleWorld World { get; private set; } = null!;

    internal IReadOnlyList<SampleSelection> Selections { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await Origin.InitializeAsync();
        await Copy.InitializeAsync();
        World = new SampleWorld(new SeedOptions(Count, SeedOptions.DefaultSeed, Of<TimeProvider>(Origin).GetUtcNow().AddMinutes(30)));
        Selections = await Origin.SeedAsync(World);
    }

    public async Task DisposeAsync()
    {
        await Origin.DisposeAsync();
        await Copy.DisposeAsync();
    }

    internal static T Of<T>(AppFixture site)
        where T : notnull => site.Host.Services.GetRequiredService<T>();

    internal static async Task<byte[]> ExportAsync(AppFixture site, string id, bool carrySealed = false)
    {
        var export = Of<SelectionExport>(site);
        using var target = new MemoryStream();
        await export.WriteAsync((await export.BeginAsync(id, "p-test", carrySealed))!, target);
        return target.ToArray();
    }

    /// <summary>Restores it under the keys of the site, or under others.</summary>
    internal static async Task<RestoredSelection> ImportAsync(AppFixture site, byte[] file, SecretKeys? keys = null)
    {
        var clients = Of<StorageClients>(site);
        using var archive = await ExportArchive.OpenAsync(new MemoryStream(file));
        var target = new RestoreTarget(clients, Of<SelectionIndex>(site), keys ?? Of<SecretKeys>(site));
        var restored = await new SelectionRestore(target, Of<PeopleStore>(site), keys ?? Of<SecretKeys>(site), Of<TimeProvider>(site)).RunAsync(archive);
        Assert.Null(await new RestoreCheck(new ExportSource(clients), keys ?? Of<SecretKeys>(site)).RunAsync(archive, restored));
        return restored;
    }
}

/// <summary>Tests that share the two.</summary>
[CollectionDefinition(Name)]
public sealed class TwoSitesTests : ICollectionFixture<TwoSites>
{
    public const string Name = "two sites";
}
