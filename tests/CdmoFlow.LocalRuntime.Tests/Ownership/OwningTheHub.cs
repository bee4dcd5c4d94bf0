using System.Diagnostics;
using Azure.Data.Tables;
using CdmoFlow.LocalRuntime.Tests.Crashes;
using CdmoFlow.LocalRuntime.Tests.Durable;
using CdmoFlow.LocalRuntime.Tests.Storage;

namespace CdmoFlow.LocalRuntime.Tests.Ownership;

[Collection("Azurite")]
public sealed class OwningTheHub(AzuriteFixture azurite)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_second_owner_is_told_who_holds_the_hub_and_since_when_and_gives_up_when_its_patience_ends()
    {
        var name = Hub.NewName();
        await using var first = await StartAsync(name);

        var refused = await Assert.ThrowsAsync<HubOwnedException>(() => StartAsync(name, o => o.OwnerPatience = TimeSpan.FromSeconds(1)));

        Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName} since {DateTime.UtcNow:yyyy-MM-dd}", refused.Message, StringComparison.Ordinal);
        Assert.Equal($"{first.Control.Owner}", refused.Message.Split("held by ")[1].Split(", which")[0]);
    }

    [Fact]
    public async Task A_second_owner_waits_and_takes_over_when_the_first_lets_go()
    {
        var name = Hub.NewName();
        var first = await StartAsync(name, o => o.LeaseDuration = Long);
        await first.StartAsync("Waits", "w1");
        await first.IdleAsync();
        var second = StartAsync(name);
        await Task.Delay(700);
        Assert.False(second.IsCompleted);

        await first.DisposeAsync();

        await using var owner = await second.WaitAsync(TimeSpan.FromSeconds(10));
        await owner.Client.RaiseEventAsync("w1", "Go", "on");
        Assert.Equal("on", (await owner.EndAsync("w1")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_hub_whose_owner_was_killed_on_this_machine_is_taken_over_at_once()
    {
        var name = Hub.NewName();
        var folder = Directory.CreateTempSubdirectory("cdmoflow-owner-").FullName;
        var log = Path.Combine(folder, "log");
        await File.WriteAllTextAsync(log, "");
        using (var process = new CrashProcess(azurite.ConnectionString, name, log, Path.Combine(folder, "stop")))
        {
            await process.ReadyAsync();
            await Assert.ThrowsAsync<HubOwnedException>(() => StartAsync(name, o => o.OwnerPatience = TimeSpan.FromMilliseconds(300)));
            await process.KillAsync();
        }

        var took = Stopwatch.StartNew();
        await using var hub = await StartAsync(name);

        Assert.True(took.Elapsed < TimeSpan.FromSeconds(10), $"It took {took.Elapsed}, as long as the lease.");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_lease_of_another_machine_is_waited_for_until_it_lapses()
    {
        var name = Hub.NewName();
        await PutOwnerAsync(name, "elsewhere", DateTimeOffset.UtcNow.AddSeconds(2));
        var waited = Stopwatch.StartNew();

        await using var hub = await StartAsync(name);

        Assert.True(waited.Elapsed > TimeSpan.FromSeconds(1.5), $"It was taken after {waited.Elapsed}, before the lease lapsed.");
        Assert.Contains(Environment.MachineName, hub.Control.Owner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lease_of_an_earlier_version_without_the_process_s_start_is_waited_for_and_not_taken_for_dead()
    {
        var name = Hub.NewName();
        var table = new TableClient(azurite.ConnectionString, name);
        await using (await StartAsync(name))
        {
            TableEntity row = await table.GetEntityAsync<TableEntity>("@owner", "lease");
            row.Remove("ProcessStart");
            row["Token"] = "theirs";
            // This very test's runner stands for the living owner.
            row["ProcessId"] = ParentId();
            await table.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace);
            var refused = await Assert.ThrowsAsync<HubOwnedException>(() => StartAsync(name, o => o.OwnerPatience = TimeSpan.FromMilliseconds(300)));
            Assert.Contains("is held by process", refused.Message, StringComparison.Ordinal);
        }
    }

    private static int ParentId() => OperatingSystem.IsLinux()
        ? int.Parse(File.ReadAllText("/proc/self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture)
        : Environment.ProcessId;

    [Fact]
    public async Task An_owner_that_was_replaced_stops_and_writes_nothing_more()
    {
        var name = Hub.NewName();
        await using var hub = await StartAsync(name, o => o.LeaseDuration = TimeSpan.FromSeconds(1.5));
        await hub.StartAsync("Waits", "w1");
        await hub.IdleAsync();

        await PutOwnerAsync(name, "elsewhere", DateTimeOffset.UtcNow.AddHours(1));
        await hub.Stopping.WaitAsync(TimeSpan.FromSeconds(10));
        await new TableClient(azurite.ConnectionString, name).AddEntityAsync(new TableEntity("w1", "in|1|0") { ["Events0"] = """[{"Kind":"EventRaised","Name":"Go","Data":"\u0022late\u0022"}]""" });

        Assert.Null(hub.Control.Owner);
        await Task.Delay(300);
        var meta = await new TableClient(azurite.ConnectionString, name).GetEntityAsync<TableEntity>("w1", "meta");
        Assert.Equal(1, meta.Value.GetInt32("NextTurn"));
    }

    private Task<Hub> StartAsync(string name, Action<LocalRuntimeOptions>? with = null) =>
        Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<string>("Go")), name, TimeProvider.System, with);

    private async Task PutOwnerAsync(string hub, string host, DateTimeOffset expires)
    {
        var table = new TableClient(azurite.ConnectionString, hub);
        await table.CreateIfNotExistsAsync();
        var since = DateTimeOffset.UtcNow.AddMinutes(-5);
        await table.UpsertEntityAsync(new TableEntity("@owner", "lease")
        {
            ["Token"] = "theirs",
            ["Host"] = host,
            ["Place"] = host,
            ["ProcessId"] = 1,
            ["ProcessStart"] = "1",
            ["Since"] = since,
            ["Expires"] = expires,
        });
    }

    [Fact]
    public async Task An_owner_that_slept_through_its_lease_while_another_came_and_went_stops()
    {
        var name = Hub.NewName();
        var away = false;
        await using var proxy = await FaultyProxy.StartAsync(azurite.ConnectionString, _ => Volatile.Read(ref away) ? Fault.Busy : Fault.None);
        await using var hub = await StartAsync(name, o => (o.ConnectionString, o.LeaseDuration) = (proxy.ConnectionString, TimeSpan.FromSeconds(1.5)));
        var stopping = hub.Stopping;
        Volatile.Write(ref away, true);
        await Task.Delay(2000);
        var refused = await Assert.ThrowsAsync<TimeoutException>(() => hub.StartAsync("Waits", "w1"));
        Assert.Contains("has lapsed", refused.Message, StringComparison.Ordinal);
        // The other one ended as it should and removed its row.
        await new TableClient(azurite.ConnectionString, name).DeleteEntityAsync("@owner", "lease");
        Volatile.Write(ref away, false);

        await stopping.WaitAsync(TimeSpan.FromSeconds(15));

        Assert.Null(hub.Control.Owner);
        await Assert.ThrowsAsync<TimeoutException>(() => hub.StartAsync("Waits", "w2"));
    }
}
