using Azure.Data.Tables;
using CdmoFlow.LocalRuntime.Tests.Durable;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Tests.Storage;

[Collection("Azurite")]
public sealed class SettingAside(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_damaged_instance_is_set_aside_with_its_reason_and_the_others_go_on()
    {
        var name = Hub.NewName();
        await using (var first = await Hub.StartAsync(azurite, Register, name))
        {
            foreach (var id in new[] { "whole", "torn", "nameless" })
            {
                await first.StartAsync("Waits", id);
            }

            await first.IdleAsync();
        }

        var table = new TableClient(azurite.ConnectionString, name);
        await table.UpdateEntityAsync(new TableEntity("torn", "h|00000000|000000") { ["Events0"] = "[{\"Kind\":" }, Azure.ETag.All, TableUpdateMode.Merge);
        TableEntity row = await table.GetEntityAsync<TableEntity>("nameless", "meta");
        row.Remove("Name");
        await table.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace);

        await using var second = await Hub.StartAsync(azurite, Register, name);
        await second.Client.RaiseEventAsync("whole", "Go", "on");
        Assert.Equal("on", (await second.EndAsync("whole")).ReadOutputAs<string>());
        // The clock can be moved: what is set aside counts as at rest.
        await second.IdleAsync();

        var listed = (await second.Control.InstancesAsync()).ToDictionary(i => i.InstanceId, StringComparer.Ordinal);
        Assert.StartsWith("5 turns failed; the last:", listed["torn"].SetAside, StringComparison.Ordinal);
        Assert.Contains("no name of an orchestrator", listed["nameless"].SetAside, StringComparison.Ordinal);
        Assert.Null(listed["whole"].SetAside);
        Assert.Equal(OrchestrationRuntimeStatus.Running, listed["torn"].Status);
    }

    private static void Register(LocalRuntimeRegistry registry) => registry.AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<string>("Go"));
}
