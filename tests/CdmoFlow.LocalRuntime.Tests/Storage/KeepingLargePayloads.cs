using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CdmoFlow.LocalRuntime.Tests.Durable;

namespace CdmoFlow.LocalRuntime.Tests.Storage;

[Collection("Azurite")]
public sealed class KeepingLargePayloads(AzuriteFixture azurite)
{
    private static readonly string Large = string.Concat(Enumerable.Range(0, 9000).Select(i => $"{i:D6} "));

    [Fact]
    public async Task Inputs_results_events_and_outputs_above_32_KiB_lie_in_blobs_survive_a_restart_and_go_with_the_instance()
    {
        var name = Hub.NewName();
        await using (var first = await Hub.StartAsync(azurite, Register, name))
        {
            await first.StartAsync("Large", "l1", Large);
            await first.IdleAsync();
            await first.Client.RaiseEventAsync("l1", "Other", Large + "event");
            await first.IdleAsync();
        }

        await using var second = await Hub.StartAsync(azurite, Register, name);
        await second.Client.RaiseEventAsync("l1", "Go", "");
        var ended = await second.EndAsync("l1");

        Assert.Equal(Large + Large + "event", ended.ReadOutputAs<string>());
        Assert.Equal(Large, ended.ReadInputAs<string>());
        Assert.Equal(Large + Large + "event", (await second.Client.GetInstanceAsync("l1", true))!.ReadOutputAs<string>());
        Assert.Null((await second.Client.GetInstanceAsync("l1", false))!.SerializedOutput);
        await foreach (var listed in second.Client.GetAllInstancesAsync(new(InstanceIdPrefix: "l1", FetchInputsAndOutputs: true)))
        {
            Assert.NotNull(listed.SerializedInput);
        }

        var rows = new TableClient(azurite.ConnectionString, name).QueryAsync<TableEntity>();
        await foreach (var row in rows)
        {
            Assert.All(row.Select(property => property.Value).OfType<string>(), text => Assert.True(text.Length < 16_000, $"{row.RowKey} holds {text.Length} characters."));
        }

        Assert.NotEmpty(await BlobsAsync(name));
        await second.Client.PurgeInstanceAsync("l1", new Microsoft.DurableTask.Client.PurgeInstanceOptions(Recursive: true));
        Assert.Empty(await BlobsAsync(name));
        Assert.Null(await second.Client.GetInstanceAsync("l1"));
    }

    [Fact]
    public async Task A_payload_of_exactly_32_KiB_stays_in_its_row()
    {
        var name = Hub.NewName();
        // Two quotes and the text.
        var text = new string('x', (32 * 1024) - 2);
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Gives", context => Task.FromResult<object?>(context.GetInput<string>())), name);

        Assert.Equal(text, (await hub.RunAsync("Gives", text)).ReadOutputAs<string>());
        Assert.Empty(await BlobsAsync(name));
        Assert.Equal(text + "y", (await hub.RunAsync("Gives", text + "y")).ReadOutputAs<string>());
        Assert.NotEmpty(await BlobsAsync(name));
    }

    private static void Register(LocalRuntimeRegistry registry) => registry
        .AddActivity<string, string>("Echo", Task.FromResult)
        .AddOrchestrator("Child", context => Task.FromResult<object?>(context.GetInput<string>()))
        .AddOrchestrator("Large", async context =>
        {
            var echo = await context.CallActivityAsync<string>("Echo", context.GetInput<string>());
            var child = await context.CallSubOrchestratorAsync<string>("Child", echo);
            await context.WaitForExternalEvent<string>("Go");
            return child + await context.WaitForExternalEvent<string>("Other");
        });

    private async Task<List<string>> BlobsAsync(string hub)
    {
        var container = new BlobContainerClient(azurite.ConnectionString, $"{hub}-largepayloads");
        var names = new List<string>();
        if (await container.ExistsAsync())
        {
            await foreach (var blob in container.GetBlobsAsync())
            {
                names.Add(blob.Name);
            }
        }

        return names;
    }
}
