using CdmoFlow.Local;

namespace CdmoFlow.LocalRuntime.Tests;

/// <summary>A real Azurite in a folder of its own, for all tests of this assembly.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "cdmoflow-runtime-" + Guid.NewGuid().ToString("N"));
    private Azurite? azurite;

    public string ConnectionString => azurite!.ConnectionString;

    public async Task InitializeAsync() => azurite = await Azurite.StartAsync(new AzuriteOptions { DataFolder = folder });

    public async Task DisposeAsync()
    {
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}

[CollectionDefinition("Azurite")]
public sealed class SharedAzurite : ICollectionFixture<AzuriteFixture>;
