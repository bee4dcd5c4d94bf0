using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CdmoFlow.Benchmarks.Upload;

/// <summary>
/// A large file through the page's uploader, with its hash, beside bare PUTs of the same blocks and the plain SDK in the same browser and run; what the function process holds meanwhile and while it
/// checks the file; and some CDMOs at once.
/// </summary>
internal static class UploadBenchmark
{
    private const int Parallel = 4;

    public static async Task RunAsync(string folder, int megabytes, int rounds, int cdmos)
    {
        var chromium = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium";
        if (!File.Exists(chromium)) throw new InvalidOperationException("There is no Chromium: install it, or name it in CHROMIUM_PATH.");
        var sdk = await PlainSdk.BundleAsync(Directory.CreateDirectory(Path.Combine(folder, "sdk")).FullName);
        var large = Write(folder, "large.pdf", megabytes);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Headless = true, ChromiumSandbox = false, Args = ["--disable-gpu", "--disable-background-networking"] });
        await using var world = await UploadWorld.StartAsync(Path.Combine(folder, "data"), cdmos);
        var page = await world.OpenRoomAsync(browser, 0);
        await page.EvaluateAsync(sdk);
        await page.EvaluateAsync("document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'beside' }))");
        await OwnAsync(page, Write(folder, "warm.pdf", 64));

        var figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["megabytes"] = megabytes };
        await CompareAsync(world, page, large, megabytes, rounds, figures);
        await CheckAsync(world, page, large, figures);
        await page.Context.CloseAsync();
        await CrowdAsync(world, browser, Write(folder, "part.pdf", Math.Max(1, megabytes / 4)), cdmos, figures);
        Console.WriteLine(JsonSerializer.Serialize(figures.ToDictionary(f => f.Key, f => Math.Round(f.Value, 2))));
    }

    // The three take turns, so that a disk or a neighbour that slows down slows all of them.
    private static async Task CompareAsync(UploadWorld world, IPage page, string file, int megabytes, int rounds, Dictionary<string, double> figures)
    {
        List<double> bare = [], own = [], sdk = [];
        await using var memory = new MemoryWatch();
        await page.SetInputFilesAsync("#beside", file);
        for (var round = 0; round < rounds; round++)
        {
            bare.Add(await BesideAsync(page, "bareUpload"));
            await EmptyAsync(world);
            own.Add(await OwnAsync(page, file));
            await EmptyAsync(world);
            sdk.Add(await BesideAsync(page, "sdkUpload"));
            await EmptyAsync(world);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  round {round + 1}: bare {bare[^1] / 1000:0.0} s, uploader {own[^1] / 1000:0.0} s, SDK {sdk[^1] / 1000:0.0} s"));
        }

        double Speed(List<double> times) => megabytes * 1.048576 / (Median(times) / 1000);
        (figures["bare_mb_per_s"], figures["uploader_mb_per_s"], figures["sdk_mb_per_s"]) = (Speed(bare), Speed(own), Speed(sdk));
        figures["ratio"] = Median(bare) / Median(own);
        figures["memory_while_uploading_mib"] = memory.More;
    }

    private static async Task CheckAsync(UploadWorld world, IPage page, string file, Dictionary<string, double> figures)
    {
        await OwnAsync(page, file);
        var rooms = world.Host.Services.GetRequiredService<RoomStore>();
        var upload = (await rooms.UploadsAsync(world.SelectionId, UploadWorld.CdmoOf(0))).Last(u => u.CompletedAt is not null);
        var blobs = world.Host.Services.GetRequiredService<ProposalBlobs>();
        var check = world.Host.Services.GetRequiredService<Functions.Proposals.Checks.CheckFile>();
        await using var memory = new MemoryWatch();
        var began = TimeProvider.System.GetTimestamp();
        var done = await check.RunAsync(await blobs.SealAsync((await blobs.PinAsync(upload))!));
        figures["seal_and_check_s"] = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        figures["memory_while_checking_mib"] = memory.More;
        if (done.Finding is not { Verdict: CdmoFlow.Proposals.Checks.FileVerdict.Clean } || upload.BlocksSha256 is null) throw new InvalidOperationException($"The file came out as {done.Finding}; the browser said {upload.BlocksSha256}.");
        await EmptyAsync(world);
    }

    private static async Task CrowdAsync(UploadWorld world, IBrowser browser, string file, int cdmos, Dictionary<string, double> figures)
    {
        List<IPage> pages = [];
        for (var i = 0; i < cdmos; i++) pages.Add(await world.OpenRoomAsync(browser, i));
        await using var memory = new MemoryWatch();
        var began = TimeProvider.System.GetTimestamp();
        var errors = 0;
        await Task.WhenAll(pages.Select(async page =>
        {
            try
            {
                await OwnAsync(page, file);
            }
            catch (PlaywrightException failed)
            {
                Interlocked.Increment(ref errors);
                await Console.Error.WriteLineAsync(failed.Message);
            }
        }));
        (figures["cdmos_at_once"], figures["cdmos_errors"], figures["cdmos_s"], figures["cdmos_memory_mib"]) = (cdmos, errors, TimeProvider.System.GetElapsedTime(began).TotalSeconds, memory.More);
    }

    private static Task<double> BesideAsync(IPage page, string how) => page.EvaluateAsync<double>(
        $"async (parallel) => {{ const file = document.getElementById('beside').files[0]; const {{ address, blockSize }} = await permit(file); return {how}(address, file, blockSize, parallel); }}", Parallel);

    private static async Task<double> OwnAsync(IPage page, string file)
    {
        var uploaded = page.EvaluateAsync<double>("ownUpload()");
        await page.SetInputFilesAsync("[data-upload-input]", file);
        return await uploaded;
    }

    // Every upload finds as much disk as the first.
    private static async Task EmptyAsync(UploadWorld world)
    {
        var rooms = world.Host.Services.GetRequiredService<RoomStore>();
        foreach (var upload in await rooms.UploadsAsync(world.SelectionId, UploadWorld.CdmoOf(0))) await rooms.RemoveUploadAsync(world.SelectionId, UploadWorld.CdmoOf(0), upload.Id);
        foreach (var container in new[] { Containers.Staging, Containers.Sealed })
        {
            var client = world.Host.Services.GetRequiredService<StorageClients>().Container(container);
            await foreach (var blob in client.GetBlobsAsync()) await client.GetBlobClient(blob.Name).DeleteIfExistsAsync(Azure.Storage.Blobs.Models.DeleteSnapshotsOption.IncludeSnapshots);
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static string Write(string folder, string name, int megabytes)
    {
        var path = Path.Combine(folder, name);
        using var stream = File.Create(path);
        var piece = RandomNumberGenerator.GetBytes(1 << 20);
        "%PDF-1.7\n"u8.CopyTo(piece);
        for (var i = 0; i < megabytes; i++) stream.Write(piece);
        return path;
    }
}
