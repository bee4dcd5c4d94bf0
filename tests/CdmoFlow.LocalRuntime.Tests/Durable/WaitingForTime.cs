using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Tests.Durable;

[Collection("Azurite")]
public sealed class WaitingForTime(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_timer_of_60_days_fires_when_time_is_skipped()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Wait", async context =>
        {
            var began = context.CurrentUtcDateTime;
            await context.CreateTimer(TimeSpan.FromDays(60), CancellationToken.None);
            return (context.CurrentUtcDateTime - began).TotalDays;
        }));
        var id = await hub.StartAsync("Wait", "w1");
        await hub.IdleAsync();
        Assert.Equal(new DueInstance("w1", "Wait"), hub.Control.NextDueInstance);

        await hub.Control.AdvanceToAsync(hub.Control.NextDue!.Value);

        Assert.InRange((await hub.EndAsync(id)).ReadOutputAs<double>(), 60, 60.1);
        Assert.Null(hub.Control.NextDue);
    }

    [Fact]
    public async Task A_short_timer_fires_by_itself()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Short", async context =>
        {
            await context.CreateTimer(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            return "done";
        }));

        Assert.Equal("done", (await hub.RunAsync("Short")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_cancelled_timer_is_not_due_and_lets_the_instance_end()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Race", async context =>
        {
            using var cancel = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromDays(3), cancel.Token);
            var answer = context.WaitForExternalEvent<string>("Answer");
            var first = await Task.WhenAny(timer, answer);
            if (first == answer)
            {
                cancel.Cancel();
            }

            return first == answer ? await answer : "late";
        }));
        var id = await hub.StartAsync("Race", "r1");
        await hub.IdleAsync();

        await hub.Client.RaiseEventAsync(id, "answer", "yes");

        Assert.Equal("yes", (await hub.EndAsync(id)).ReadOutputAs<string>());
        Assert.Null(hub.Control.NextDue);
    }

    [Fact]
    public async Task A_timer_that_nobody_cancels_keeps_the_instance_running()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Forgets", context =>
        {
            _ = context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            return Task.FromResult<object?>("ready");
        }));
        var id = await hub.StartAsync("Forgets", "f1");
        await hub.IdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await hub.Client.GetInstanceAsync(id))!.RuntimeStatus);

        hub.Clock.AdvanceTo(hub.Control.NextDue!.Value);

        Assert.Equal("ready", (await hub.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Simulated_time_survives_a_restart()
    {
        var name = Hub.NewName();
        DateTimeOffset then;
        await using (var hub = await Hub.StartAsync(azurite, _ => { }, name))
        {
            await hub.Control.AdvanceToAsync(hub.Clock.GetUtcNow().AddDays(30));
            then = hub.Clock.GetUtcNow();
        }

        await using var again = await Hub.StartAsync(azurite, _ => { }, name);

        Assert.InRange(again.Clock.GetUtcNow() - then, TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_timer_of_400_days_survives_a_restart_and_fires_when_time_is_skipped()
    {
        var name = Hub.NewName();
        static void Register(LocalRuntimeRegistry registry) => registry.AddOrchestrator("Year", async context =>
        {
            var began = context.CurrentUtcDateTime;
            await context.CreateTimer(began.AddDays(400), CancellationToken.None);
            return (context.CurrentUtcDateTime - began).TotalDays;
        });
        await using (var first = await Hub.StartAsync(azurite, Register, name))
        {
            await first.StartAsync("Year", "y1");
            await first.IdleAsync();
            await first.Control.AdvanceToAsync(first.Clock.GetUtcNow().AddDays(399));
            await first.IdleAsync();
            Assert.Equal(OrchestrationRuntimeStatus.Running, (await first.Client.GetInstanceAsync("y1"))!.RuntimeStatus);
        }

        await using var second = await Hub.StartAsync(azurite, Register, name);
        await second.IdleAsync();
        await second.Control.AdvanceToAsync(second.Control.NextDue!.Value);

        Assert.InRange((await second.EndAsync("y1")).ReadOutputAs<double>(), 400, 400.1);
    }

    [Fact]
    public async Task A_timer_that_fell_due_while_nothing_ran_fires_at_the_next_start()
    {
        var name = Hub.NewName();
        static void Register(LocalRuntimeRegistry registry) => registry.AddOrchestrator("Soon", async context =>
        {
            await context.CreateTimer(TimeSpan.FromMilliseconds(300), CancellationToken.None);
            return "late";
        });
        await using (var first = await Hub.StartAsync(azurite, Register, name))
        {
            await first.StartAsync("Soon", "s1");
            await first.Client.WaitForInstanceStartAsync("s1");
        }

        await Task.Delay(400);
        await using var second = await Hub.StartAsync(azurite, Register, name);

        Assert.Equal("late", (await second.EndAsync("s1")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Timers_that_are_cancelled_and_made_anew_fire_once_at_the_last_time()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Moves", async context =>
        {
            var began = context.CurrentUtcDateTime;
            var moved = context.WaitForExternalEvent<int>("Extend");
            var days = 7;
            while (true)
            {
                using var cancel = new CancellationTokenSource();
                var due = context.CreateTimer(began.AddDays(days), cancel.Token);
                if (await Task.WhenAny(due, moved) == due)
                {
                    return (context.CurrentUtcDateTime - began).TotalDays;
                }

                cancel.Cancel();
                days = await moved;
                moved = context.WaitForExternalEvent<int>("Extend");
            }
        }));
        var began = hub.Clock.GetUtcNow();
        await hub.StartAsync("Moves", "m1");
        foreach (var days in new[] { 14, 21, 30 })
        {
            await hub.IdleAsync();
            await hub.Client.RaiseEventAsync("m1", "Extend", days);
        }

        await hub.IdleAsync();
        Assert.InRange(hub.Control.NextDue!.Value - began, TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1), TimeSpan.FromDays(30) + TimeSpan.FromSeconds(30));
        await hub.Control.AdvanceToAsync(hub.Control.NextDue!.Value);

        Assert.InRange((await hub.EndAsync("m1")).ReadOutputAs<double>(), 30, 30.1);
        Assert.Single(await hub.Control.HistoryAsync("m1"), line => line.Kind == "TimerFired");
    }

    [Fact]
    public async Task Timers_fire_in_the_order_of_their_times_however_they_were_made()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Many", async context =>
        {
            var fired = new List<int>();
            async Task After(int days)
            {
                await context.CreateTimer(TimeSpan.FromDays(days), CancellationToken.None);
                fired.Add(days);
            }

            await Task.WhenAll(After(30), After(3), After(60), After(12));
            return fired;
        }));
        await hub.StartAsync("Many", "o1");
        await hub.IdleAsync();

        await hub.Control.AdvanceToAsync(hub.Clock.GetUtcNow().AddDays(61));

        var fired = (await hub.EndAsync("o1")).ReadOutputAs<int[]>()!;
        Assert.Equal([3, 12, 30, 60], fired);
    }
}
