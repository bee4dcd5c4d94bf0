using CdmoFlow.Local;

namespace CdmoFlow.Integration.Tests.Hosting;

/// <summary>One real Azurite for the whole run, with a data folder of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("cdmoflow-").FullName;
    private Azurite? azurite;

    public string ConnectionString => azurite!.ConnectionString;

    public string DataFolder => folder;

    public Azurite Azurite => azurite!;

    public async Task InitializeAsync() => azurite = await Azurite.StartAsync(new() { DataFolder = folder });

    public async Task DisposeAsync()
    {
        if (azurite is not null)
            await azurite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Tests that share the run's Azurite.</summary>
[CollectionDefinition(Name)]
public sealed class StorageTests : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "storage";
}
