using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Tests.Durable;

[Collection("Azurite")]
public sealed class ReceivingEvents(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_event_that_comes_early_waits_for_its_waiter()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Late", async context =>
        {
            await context.WaitForExternalEvent<int>("Go");
            return await context.WaitForExternalEvent<string>("Early");
        }));
        var id = await hub.StartAsync("Late", "e1");
        await hub.Client.RaiseEventAsync(id, "EARLY", "kept");
        await hub.IdleAsync();

        await hub.Client.RaiseEventAsync(id, "Go", 1);

        Assert.Equal("kept", (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_duplicate_event_stays_in_the_buffer_and_harms_nobody()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Twice", async context =>
        {
            var first = await context.WaitForExternalEvent<string>("Decision");
            await context.WaitForExternalEvent<string>("End");
            return first;
        }));
        var id = await hub.StartAsync("Twice", "d1");
        await hub.Client.RaiseEventAsync(id, "Decision", "one");
        await hub.Client.RaiseEventAsync(id, "Decision", "one");
        await hub.Client.RaiseEventAsync(id, "End", "");

        Assert.Equal("one", (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task The_last_waiter_is_served_first()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Line", async context =>
        {
            var first = context.WaitForExternalEvent<string>("Go");
            var second = context.WaitForExternalEvent<string>("Go");
            var served = await Task.WhenAny(first, second);
            return served == second ? "second" : "first";
        }));
        var id = await hub.StartAsync("Line", "l1");
        await hub.IdleAsync();

        await hub.Client.RaiseEventAsync(id, "Go", "x");

        Assert.Equal("second", (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_cancelled_wait_swallows_the_next_event()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Cancels", async context =>
        {
            var kept = context.WaitForExternalEvent<string>("Go");
            using var cancel = new CancellationTokenSource();
            _ = context.WaitForExternalEvent<string>("Go", cancel.Token);
            cancel.Cancel();
            return await kept;
        }));
        var id = await hub.StartAsync("Cancels", "c1");
        await hub.Client.RaiseEventAsync(id, "Go", "lost");
        await hub.IdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await hub.Client.GetInstanceAsync(id))!.RuntimeStatus);

        await hub.Client.RaiseEventAsync(id, "Go", "second");

        Assert.Equal("second", (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_for_an_unknown_instance_is_dropped_and_for_an_ended_one_refused()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Ends", _ => Task.FromResult<object?>(1)));
        await hub.Client.RaiseEventAsync("nobody", "Go", 1);
        var id = (await hub.RunAsync("Ends")).InstanceId;

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Client.RaiseEventAsync(id, "Go", 1));

        Assert.Contains("has ended (Completed)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Continue_as_new_carries_events_that_nobody_waited_for()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Rounds", async context =>
        {
            var seen = context.GetInput<List<string>>() ?? [];
            seen.Add(await context.WaitForExternalEvent<string>("Item"));
            if (seen.Count == 3)
            {
                return seen;
            }

            context.ContinueAsNew(seen);
            return null;
        }));
        var id = await hub.StartAsync("Rounds", "n1");
        foreach (var item in new[] { "a", "b", "c" })
        {
            await hub.Client.RaiseEventAsync(id, "Item", item);
        }

        Assert.Equal(["a", "b", "c"], (await hub.EndAsync(id)).ReadOutputAs<string[]>()!);
        Assert.Equal(3, (await hub.Control.HistoryAsync(id)).Select(line => line.Execution).Distinct().Count());
    }

    [Fact]
    public async Task Continue_as_new_drops_them_when_told_to()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Drops", async context =>
        {
            if (context.GetInput<string>() == "again")
            {
                return await context.WaitForExternalEvent<string>("Item");
            }

            await context.WaitForExternalEvent<string>("Go");
            context.ContinueAsNew("again", preserveUnprocessedEvents: false);
            return null;
        }));
        var id = await hub.StartAsync("Drops", "p1");
        await hub.Client.RaiseEventAsync(id, "Item", "dropped");
        await hub.IdleAsync();
        await hub.Client.RaiseEventAsync(id, "Go", "");
        await hub.IdleAsync();

        await hub.Client.RaiseEventAsync(id, "Item", "new");

        Assert.Equal("new", (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Events_of_one_sender_keep_their_order_also_over_a_restart()
    {
        var name = Hub.NewName();
        static void Register(LocalRuntimeRegistry registry) => registry.AddOrchestrator("Orders", async context =>
        {
            await context.WaitForExternalEvent<int>("Begin");
            var seen = new List<int>();
            while (seen.Count < 60)
            {
                seen.Add(await context.WaitForExternalEvent<int>("Item"));
            }

            return seen;
        });
        await using (var first = await Hub.StartAsync(azurite, Register, name))
        {
            await first.StartAsync("Orders", "o1");
            for (var i = 0; i < 40; i++)
            {
                await first.Client.RaiseEventAsync("o1", "ITEM", i);
            }
        }

        await using var second = await Hub.StartAsync(azurite, Register, name);
        for (var i = 40; i < 60; i++)
        {
            await second.Client.RaiseEventAsync("o1", "item", i);
        }

        await second.Client.RaiseEventAsync("o1", "BEGIN", 0);

        Assert.Equal(Enumerable.Range(0, 60), (await second.EndAsync("o1")).ReadOutputAs<int[]>()!);
    }

    [Fact]
    public async Task An_event_that_was_accepted_before_the_first_turn_survives_a_restart()
    {
        var name = Hub.NewName();
        static void Register(LocalRuntimeRegistry registry) => registry.AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<string>("Go"));
        await using (await Hub.StartAsync(azurite, Register, name))
        {
            // The hub exists.
        }

        // What a crash right after start and event leaves: the instance has had no turn yet, its event lies in the inbox.
        var table = new Azure.Data.Tables.TableClient(azurite.ConnectionString, name);
        await table.AddEntityAsync(new CdmoFlow.LocalRuntime.Durable.InstanceMeta("p1", "Waits") { Created = DateTimeOffset.UtcNow, Updated = DateTimeOffset.UtcNow }.ToRow());
        await table.AddEntityAsync(CdmoFlow.LocalRuntime.Durable.InboxRow.Sent(
            new(CdmoFlow.LocalRuntime.Durable.EventKind.EventRaised) { Name = "Go", Data = "\"kept\"" }).ToRow("p1"));

        await using var second = await Hub.StartAsync(azurite, Register, name);

        Assert.Equal("kept", (await second.EndAsync("p1")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Names_of_orchestrators_activities_and_events_are_read_without_regard_to_case()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddActivity<int, int>("Double", n => Task.FromResult(n * 2))
            .AddOrchestrator("Mixed", async context => await context.CallActivityAsync<int>("dOUBLE", await context.WaitForExternalEvent<int>("gO"))));
        await hub.StartAsync("mIXED", "m1");

        await hub.Client.RaiseEventAsync("m1", "Go", 21);

        Assert.Equal(42, (await hub.EndAsync("m1")).ReadOutputAs<int>());
    }
}
