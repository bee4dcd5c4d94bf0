using System.Globalization;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local;
using CdmoFlow.Local.Emulator;
using Microsoft.AspNetCore.Http;

namespace CdmoFlow.Integration.Tests.Faults;

/// <summary>A real emulator with a proxy before it. A site that is given <see cref="Folder"/> finds there the note of a running emulator and takes the proxy for it.</summary>
internal sealed class ProxiedEmulator : IAsyncDisposable
{
    private readonly TemporaryFolder data;
    private readonly TemporaryFolder site;
    private readonly Azurite behind;

    private ProxiedEmulator(TemporaryFolder data, TemporaryFolder site, Azurite behind, StorageProxy proxy) => (this.data, this.site, this.behind, Proxy) = (data, site, behind, proxy);

    public StorageProxy Proxy { get; }

    /// <summary>The data folder to start a site with.</summary>
    public string Folder => site.Path;

    /// <summary>Storage without any fault, for whoever checks.</summary>
    public string DirectConnection => behind.ConnectionString;

    /// <summary>Where the emulator itself keeps its data.</summary>
    public string DataFolder => data.Path;

    /// <summary>Starts both.</summary>
    /// <param name="choose">What happens to a request.</param>
    public static async Task<ProxiedEmulator> StartAsync(Func<HttpRequest, StorageFault> choose)
    {
        var (kept, shown) = (new TemporaryFolder(), new TemporaryFolder());
        var emulator = await Azurite.StartAsync(new() { DataFolder = kept.Path });
        var run = AzuriteRun.Read(kept.Path)!;
        var ports = FreePorts.Take(3);
        var proxy = await StorageProxy.StartAsync(choose, (ports[0], At(run.BlobPort)), (ports[1], At(run.QueuePort)), (ports[2], At(run.TablePort)));
        // Owned by this process: a site takes it as it is and does not end it.
        (run with { OwnerId = Environment.ProcessId, BlobPort = ports[0], QueuePort = ports[1], TablePort = ports[2] }).Write(shown.Path);
        return new(kept, shown, emulator, proxy);
    }

    /// <summary>The emulator as a site in this process takes it: through the proxy.</summary>
    public Task<Azurite> AdoptAsync() => Azurite.StartAsync(new() { DataFolder = site.Path });

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await behind.DisposeAsync();
        site.Dispose();
        data.Dispose();
    }

    private static Uri At(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
}
