using System.Diagnostics;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CdmoFlow.Local.Emulator;

namespace CdmoFlow.Local;

/// <summary>The embedded storage emulator of the demo mode and of the tests: installed once, started on free ports, re-used when it is alive.</summary>
public sealed class Azurite : IAsyncDisposable
{
    // The emulator's published development account; it protects nothing.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private readonly AzuriteRun emulator;
    private readonly string dataFolder;

    private Azurite(AzuriteRun emulator, string dataFolder, bool owned) => (this.emulator, this.dataFolder, Owned) = (emulator, dataFolder, owned);

    /// <summary>Whether this object ends the process: it started it, or found it orphaned by a killed parent. One that another run owns is left running.</summary>
    public bool Owned { get; }

    /// <summary>Process id of the emulator.</summary>
    public int ProcessId => emulator.ProcessId;

    /// <summary>Blob, queue and table endpoints with the emulator's account.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={Address(emulator.BlobPort)};QueueEndpoint={Address(emulator.QueuePort)};TableEndpoint={Address(emulator.TablePort)};";

    /// <summary>Re-uses the live emulator of the data folder, or installs and starts one and waits until it answers.</summary>
    /// <exception cref="SetupException">No Node.js, npm failed, or the emulator did not start.</exception>
    public static async Task<Azurite> StartAsync(AzuriteOptions options, CancellationToken cancellationToken = default)
    {
        var folder = Path.GetFullPath(options.DataFolder);
        Directory.CreateDirectory(folder);
        await using var only = await FileLock.TakeAsync(Path.Combine(folder, "start.lock"), cancellationToken);
        if (AzuriteRun.Read(folder) is { } known && known.IsAlive() && await AzuriteProbe.AnswersAsync(known, cancellationToken))
            return Adopt(known, folder);
        var script = await AzuriteInstall.EnsureAsync(options.ToolsFolder, cancellationToken);
        var run = await AzuriteLaunch.StartAsync(script, folder, options, FreePorts.Take(3), cancellationToken);
        run.Write(folder);
        var patience = Stopwatch.StartNew();
        while (!await AzuriteProbe.AnswersAsync(run, cancellationToken))
        {
            if (!run.IsAlive() || patience.Elapsed > options.StartTimeout)
            {
                await AzuriteStop.StopAsync(run);
                throw new SetupException($"The storage emulator did not start; its output is in {AzuriteLaunch.LogFile(folder)}.");
            }
            await Task.Delay(50, cancellationToken);
        }
        return new(run, folder, owned: true);
    }

    /// <summary>Lets pages of these origins upload straight to blob storage; the emulator forgets nothing else.</summary>
    public async Task AllowOriginsAsync(IEnumerable<string> origins, CancellationToken cancellationToken = default)
    {
        var blobs = new BlobServiceClient(ConnectionString);
        BlobServiceProperties properties = await blobs.GetPropertiesAsync(cancellationToken);
        properties.Cors =
        [
            new BlobCorsRule
            {
                AllowedOrigins = string.Join(',', origins),
                AllowedMethods = "PUT,GET,HEAD,OPTIONS",
                AllowedHeaders = "x-ms-*,content-type",
                ExposedHeaders = "x-ms-*,etag",
                MaxAgeInSeconds = 3600,
            },
        ];
        await blobs.SetPropertiesAsync(properties, cancellationToken);
    }

    /// <summary>Ends the emulator with SIGTERM, so that it writes everything down, if it is ours to end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Owned)
            return;
        await AzuriteStop.StopAsync(emulator);
        AzuriteRun.Forget(dataFolder);
    }

    private static Azurite Adopt(AzuriteRun known, string folder)
    {
        if (known.HasOwner())
            return new(known, folder, owned: false);
        var ours = known with { OwnerId = Environment.ProcessId };
        ours.Write(folder);
        return new(ours, folder, owned: true);
    }

    private static string Address(int port) => $"http://127.0.0.1:{port}/{Account}";
}
