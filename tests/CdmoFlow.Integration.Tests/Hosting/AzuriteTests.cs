using Azure.Storage.Blobs;
using CdmoFlow.Local;
using CdmoFlow.Local.Emulator;

namespace CdmoFlow.Integration.Tests.Hosting;

[Collection(StorageTests.Name)]
public class AzuriteTests(AzuriteFixture shared)
{
    [Fact]
    public async Task A_second_start_re_uses_the_live_one_and_leaves_it_running()
    {
        var second = await Azurite.StartAsync(new() { DataFolder = shared.DataFolder });
        Assert.False(second.Owned);
        Assert.Equal(shared.Azurite.ProcessId, second.ProcessId);
        Assert.Equal(shared.ConnectionString, second.ConnectionString);

        await second.DisposeAsync();

        Assert.True(await new BlobServiceClient(shared.ConnectionString).GetBlobContainerClient("nothing").ExistsAsync() is { Value: false });
    }

    [Fact]
    public async Task A_stopped_one_is_gone_and_its_data_is_there_for_the_next()
    {
        using var folder = new TemporaryFolder();
        var first = await Azurite.StartAsync(new() { DataFolder = folder.Path });
        await using (first)
        {
            Assert.True(first.Owned);
            await new BlobContainerClient(first.ConnectionString, "kept").CreateAsync();
        }
        Assert.False(ProcessLife.IsRunning(first.ProcessId));
        Assert.False(File.Exists(Path.Combine(folder.Path, "run.json")));

        await using var second = await Azurite.StartAsync(new() { DataFolder = folder.Path });
        Assert.True(second.Owned);
        Assert.True((await new BlobContainerClient(second.ConnectionString, "kept").ExistsAsync()).Value);
    }

    [Fact]
    public async Task A_note_of_a_process_that_is_no_emulator_is_not_believed()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "run.json"), $$"""{"ProcessId":{{Environment.ProcessId}},"OwnerId":1,"BlobPort":1,"QueuePort":2,"TablePort":3}""");

        await using var azurite = await Azurite.StartAsync(new() { DataFolder = folder.Path });

        Assert.True(azurite.Owned);
    }

    [Fact]
    public async Task A_browser_may_upload_from_the_allowed_origin_only()
    {
        await shared.Azurite.AllowOriginsAsync(["http://localhost:7071"]);
        using var http = new HttpClient();
        async Task<string?> AllowedAsync(string origin)
        {
            using var preflight = new HttpRequestMessage(HttpMethod.Options, new BlobServiceClient(shared.ConnectionString).Uri + "/staging/a");
            preflight.Headers.Add("Origin", origin);
            preflight.Headers.Add("Access-Control-Request-Method", "PUT");
            preflight.Headers.Add("Access-Control-Request-Headers", "x-ms-blob-type,content-type");
            using var answer = await http.SendAsync(preflight);
            return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
        }

        Assert.Equal("http://localhost:7071", await AllowedAsync("http://localhost:7071"));
        Assert.Null(await AllowedAsync("http://elsewhere.example"));
    }
}
