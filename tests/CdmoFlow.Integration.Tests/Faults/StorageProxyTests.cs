using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CdmoFlow.Storage;
using Microsoft.AspNetCore.Http;

namespace CdmoFlow.Integration.Tests.Faults;

/// <summary>The proxy does what it says, to requests that are signed as the product signs them.</summary>
[Trait("Category", "Fault")]
public sealed class StorageProxyTests : IAsyncLifetime
{
    private volatile StorageFault next;
    private ProxiedEmulator? storage;

    [Fact]
    public async Task Signed_requests_to_tables_blobs_and_queues_pass_through_whole()
    {
        var clients = new StorageClients(new StorageOptions { ConnectionString = await ConnectionAsync(), Prefix = "pass" });
        await clients.CreateAllAsync(default);
        var table = clients.Table(TableNames.People);
        await table.AddEntityAsync(new TableEntity("a'b|c", "Ümlaut, + % =") { ["Text"] = "first" });
        Assert.Equal("first", (await table.GetEntityAsync<TableEntity>("a'b|c", "Ümlaut, + % =")).Value.GetString("Text"));
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "1")), new(TableTransactionActionType.Add, new TableEntity("p", "2"))]);
        Assert.Equal(2, await table.QueryAsync<TableEntity>(e => e.PartitionKey == "p").CountAsync());

        var content = new byte[3_000_000];
        Random.Shared.NextBytes(content);
        var blob = clients.Container(Containers.Documents).GetBlobClient("large");
        await blob.UploadAsync(new BinaryData(content));
        Assert.Equal(content, (await blob.DownloadContentAsync()).Value.Content.ToArray());
        Assert.Equal(content.Length, (await blob.GetPropertiesAsync()).Value.ContentLength);
        var copy = clients.Container(Containers.Sealed).GetBlobClient("copy");
        await copy.StartCopyFromUriAsync(blob.Uri);
        Assert.Equal(content.Length, (await copy.GetPropertiesAsync()).Value.ContentLength);

        // No client of queues is in use: whoever the emulator refuses without a signature has been reached.
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri((await ConnectionAsync()).Split(';').Single(p => p.StartsWith("QueueEndpoint=", StringComparison.Ordinal))["QueueEndpoint=".Length..] + "?comp=list"));
        Assert.Contains("Azurite-Queue", answer.Headers.Server.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StorageFault.Failed, 500, false)]
    [InlineData(StorageFault.Busy, 503, false)]
    [InlineData(StorageFault.Throttled, 429, false)]
    [InlineData(StorageFault.ClockRefused, 403, false)]
    [InlineData(StorageFault.DiskFull, 507, false)]
    [InlineData(StorageFault.Hangs, 0, false)]
    [InlineData(StorageFault.CutBefore, 0, false)]
    [InlineData(StorageFault.AnswerLost, 0, true)]
    [InlineData(StorageFault.FailedAfter, 500, true)]
    public async Task A_fault_is_seen_by_the_client_and_storage_has_or_has_not_done_it(StorageFault fault, int status, bool isDone)
    {
        var table = await TableAsync();
        next = fault;
        // 0: there was no answer at all.
        Assert.Equal(status, await StatusAsync(() => table.AddEntityAsync(new TableEntity("p", $"{fault}"))));
        next = StorageFault.None;
        Assert.Equal(isDone, (await table.GetEntityIfExistsAsync<TableEntity>("p", $"{fault}")).HasValue);
    }

    [Fact]
    public async Task A_body_is_cut_in_the_middle()
    {
        var container = new BlobContainerClient(await ConnectionAsync(), "cut", Once(new BlobClientOptions()));
        await container.CreateAsync();
        await container.UploadBlobAsync("one", new BinaryData(new byte[200_000]));
        next = StorageFault.CutInBody;
        using var response = (await container.GetBlobClient("one").DownloadStreamingAsync()).Value;
        Assert.Equal(200_000, response.Details.ContentLength);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task A_wrong_clock_is_wrong_in_the_date_and_in_the_rows_and_breaks_no_tag()
    {
        var table = await TableAsync();
        await table.AddEntityAsync(new TableEntity("clock", "1") { ["Text"] = "kept" });
        next = StorageFault.WrongClock;
        var read = await table.GetEntityAsync<TableEntity>("clock", "1");
        Assert.InRange((read.Value.Timestamp!.Value - DateTimeOffset.UtcNow).TotalHours, 2.5, 3.5);
        Assert.InRange((read.GetRawResponse().Headers.Date!.Value - DateTimeOffset.UtcNow).TotalHours, 2.5, 3.5);
        Assert.Equal("kept", read.Value.GetString("Text"));
        await table.UpdateEntityAsync(new TableEntity("clock", "1"), read.Value.ETag, TableUpdateMode.Replace);
    }

    [Fact]
    public async Task The_client_is_told_when_to_come_back_and_then_gets_its_answer()
    {
        var options = Once(new TableClientOptions());
        options.Retry.MaxRetries = 1;
        var table = new TableClient(await ConnectionAsync(), "once", options);
        await table.CreateIfNotExistsAsync();
        next = StorageFault.Throttled;
        var asked = System.Diagnostics.Stopwatch.StartNew();
        calm = true;
        await table.AddEntityAsync(new TableEntity("p", "back"));
        Assert.True(asked.Elapsed >= TimeSpan.FromMilliseconds(900), $"The client came back after {asked.Elapsed}.");
    }

    [Fact]
    public void The_same_seed_draws_the_same_faults_and_all_kinds_are_drawn()
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Authorization = "SharedKey devstoreaccount1:x";
        request.Path = "/devstoreaccount1/selections";
        FaultPlan one = new(7), same = new(7), other = new(8);
        List<StorageFault> Draws(FaultPlan plan) => [.. Enumerable.Range(0, 5000).Select(_ => plan.Choose(request))];
        var drawn = Draws(one);
        Assert.Equal(drawn, Draws(same));
        Assert.NotEqual(drawn, Draws(other));
        Assert.Empty(Enum.GetValues<StorageFault>().Except(drawn).Except([StorageFault.DiskFull]));
        // Storms: the clients' two repeats are used up now and then.
        Assert.Contains(drawn.Zip(drawn.Skip(1), drawn.Skip(2)), three => three is { First: not StorageFault.None, Second: not StorageFault.None, Third: not StorageFault.None });
        one.Calm();
        Assert.All(Draws(one), fault => Assert.Equal(StorageFault.None, fault));
    }

    public async Task InitializeAsync() => storage = await ProxiedEmulator.StartAsync(_ =>
    {
        var fault = next;
        if (calm) next = StorageFault.None;
        return fault;
    });

    public async Task DisposeAsync()
    {
        if (storage is not null) await storage.DisposeAsync();
    }

    // After one fault all goes well.
    private bool calm;

    private async Task<string> ConnectionAsync() => (await storage!.AdoptAsync()).ConnectionString;

    private async Task<TableClient> TableAsync()
    {
        var table = new TableClient(await ConnectionAsync(), "probe", Once(new TableClientOptions()));
        await table.CreateIfNotExistsAsync();
        return table;
    }

    private static async Task<int> StatusAsync(Func<Task> act)
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(act);
        return fault is RequestFailedException refused ? refused.Status : 0;
    }

    private static T Once<T>(T options)
        where T : ClientOptions
    {
        (options.Retry.MaxRetries, options.Retry.NetworkTimeout) = (0, TimeSpan.FromSeconds(3));
        return options;
    }
}
