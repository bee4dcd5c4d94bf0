using Azure.Data.Tables;
using CdmoFlow.LocalRuntime.Tests.Durable;
using Microsoft.DurableTask;
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
            foreach (var id in new[] { "whole", "torn", "short" })
            {
                await first.StartAsync("Waits", id);
            }

            await first.StartAsync("Calls", "nameless");
            await first.IdleAsync();
        }

        var table = new TableClient(azurite.ConnectionString, name);
        await table.UpdateEntityAsync(new TableEntity("torn", "h|00000000|000000") { ["Events0"] = "[{\"Kind\":" }, Azure.ETag.All, TableUpdateMode.Merge);
        TableEntity row = await table.GetEntityAsync<TableEntity>("nameless", "meta");
        row.Remove("Name");
        await table.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace);

        await table.DeleteEntityAsync("short", "h|00000000|000000");

        await using var second = await Hub.StartAsync(azurite, Register, name);
        await second.Client.RaiseEventAsync("whole", "Go", "on");
        Assert.Equal("on", (await second.EndAsync("whole")).ReadOutputAs<string>());
        // The clock can be moved: what is set aside counts as at rest.
        await second.IdleAsync();

        var listed = (await second.Control.InstancesAsync()).ToDictionary(i => i.InstanceId, StringComparer.Ordinal);
        Assert.StartsWith("5 turns failed; the last:", listed["torn"].SetAside, StringComparison.Ordinal);
        Assert.Contains("no name of an orchestrator", listed["nameless"].SetAside, StringComparison.Ordinal);
        Assert.Contains("rows are missing", listed["short"].SetAside, StringComparison.Ordinal);
        Assert.Null(listed["whole"].SetAside);
        // Its parent cannot be read; it goes on all the same.
        Assert.Null(listed["nameless:child"].SetAside);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => second.Client.TerminateInstanceAsync("torn"));
        Assert.Contains("cannot be terminated because it is set aside", refused.Message, StringComparison.Ordinal);
        var named = new List<string>();
        await foreach (var instance in second.Client.GetAllInstancesAsync())
        {
            named.Add(instance.InstanceId);
        }

        Assert.Equal(["nameless:child", "short", "torn", "whole"], named.Order(StringComparer.Ordinal));
        Assert.Equal(OrchestrationRuntimeStatus.Running, listed["torn"].Status);
    }

    private static void Register(LocalRuntimeRegistry registry) => registry
        .AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<string>("Go"))
        .AddOrchestrator("Calls", async context => await context.CallSubOrchestratorAsync<string>(
            "Waits", null, new SubOrchestrationOptions((TaskRetryOptions?)null, $"{context.InstanceId}:child")));
}
