using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Tests.Durable;

[Collection("Azurite")]
public sealed class Replaying(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_restart_midway_goes_on_where_the_history_ends()
    {
        var name = Hub.NewName();
        var runs = new List<string>();
        void Register(LocalRuntimeRegistry registry) => registry
            .AddActivity<string, string>("Note", text =>
            {
                runs.Add(text);
                return Task.FromResult(text);
            })
            .AddOrchestrator("Child", async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(10), CancellationToken.None);
                return "child";
            })
            .AddOrchestrator("Long", async context =>
            {
                await context.CallActivityAsync<string>("Note", "before");
                var child = await context.CallSubOrchestratorAsync<string>("Child");
                await context.CallActivityAsync<string>("Note", "after");
                return child + await context.WaitForExternalEvent<string>("Early");
            });
        await using (var first = await Hub.StartAsync(azurite, Register, name))
        {
            await first.StartAsync("Long", "long");
            await first.Client.RaiseEventAsync("long", "Early", "+event");
            await first.IdleAsync();
        }

        await using var second = await Hub.StartAsync(azurite, Register, name);
        await second.IdleAsync();
        await second.Control.AdvanceToAsync(second.Control.NextDue!.Value);

        Assert.Equal("child+event", (await second.EndAsync("long")).ReadOutputAs<string>());
        Assert.Equal(["before", "after"], runs);
    }

    [Fact]
    public async Task An_orchestrator_that_changed_its_steps_fails_and_says_which()
    {
        var name = Hub.NewName();
        await using (var first = await Hub.StartAsync(azurite, registry => registry.AddActivity<int, int>("Old", Task.FromResult).AddOrchestrator("Changes", async context =>
        {
            await context.CallActivityAsync<int>("Old", 1);
            return await context.WaitForExternalEvent<int>("Go");
        }), name))
        {
            await first.StartAsync("Changes", "v1");
            await first.IdleAsync();
        }

        await using var second = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Changes", async context =>
        {
            await context.CallActivityAsync<int>("New", 1);
            return await context.WaitForExternalEvent<int>("Go");
        }), name);
        await second.Client.RaiseEventAsync("v1", "Go", 1);

        var ended = await second.EndAsync("v1");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("expected step activity 'New' (#1), history has activity 'Old' (#1)", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Awaiting_a_foreign_task_fails_with_the_remedy()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Foreign", async _ =>
        {
            await Task.Delay(10_000);
            return null;
        }));

        var ended = await hub.RunAsync("Foreign");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("does not come from its context", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_task_beside_a_durable_one_is_noticed_when_it_completes()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Beside", async context =>
        {
            var never = context.WaitForExternalEvent<int>("Never");
            await Task.Delay(50);
            return await never;
        }));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await hub.RunAsync("Beside")).RuntimeStatus);
    }

    [Fact]
    public async Task Ids_times_and_the_replay_flag_are_the_same_in_every_turn()
    {
        var seen = new List<(Guid Id, DateTime At, bool Replaying)>();
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddActivity<int, int>("Step", Task.FromResult).AddOrchestrator("Same", async context =>
        {
            seen.Add((context.NewGuid(), context.CurrentUtcDateTime, context.IsReplaying));
            await context.CallActivityAsync<int>("Step", 1);
            await context.CallActivityAsync<int>("Step", 2);
            return context.IsReplaying;
        }));

        var ended = await hub.RunAsync("Same");

        Assert.False(ended.ReadOutputAs<bool>());
        Assert.Equal(3, seen.Count);
        Assert.Single(seen.Select(entry => (entry.Id, entry.At)).Distinct());
        Assert.Equal([false, true, true], seen.Select(entry => entry.Replaying));
    }

    [Fact]
    public async Task An_activity_in_flight_finishes_before_a_graceful_stop()
    {
        var name = Hub.NewName();
        var runs = 0;
        var began = new TaskCompletionSource();
        void Register(LocalRuntimeRegistry registry) => registry
            .AddActivity<int, int>("Slow", async n =>
            {
                Interlocked.Increment(ref runs);
                began.TrySetResult();
                await Task.Delay(500);
                return n;
            })
            .AddOrchestrator("Stops", async context => await context.CallActivityAsync<int>("Slow", 7));
        await using (var first = await Hub.StartAsync(azurite, Register, name))
        {
            await first.StartAsync("Stops", "g1");
            await began.Task;
        }

        await using var second = await Hub.StartAsync(azurite, Register, name);

        Assert.Equal(7, (await second.EndAsync("g1")).ReadOutputAs<int>());
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Cancelling_on_another_thread_fails_the_instance()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("OffThread", async context =>
        {
            using var cancel = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromDays(1), cancel.Token);
            await cancel.CancelAsync();
            await timer;
            return null;
        }));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await hub.RunAsync("OffThread")).RuntimeStatus);
    }

    [Fact]
    public async Task A_turn_is_one_row_of_history_so_that_five_steps_cost_six()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddActivity<int, int>("Step", Task.FromResult).AddOrchestrator("Five", async context =>
        {
            for (var i = 0; i < 5; i++)
            {
                await context.CallActivityAsync<int>("Step", i);
            }

            return null;
        }));

        var ended = await hub.RunAsync("Five");

        Assert.Equal(6, (await hub.Control.HistoryAsync(ended.InstanceId)).Select(line => line.Turn).Distinct().Count());
    }
}
