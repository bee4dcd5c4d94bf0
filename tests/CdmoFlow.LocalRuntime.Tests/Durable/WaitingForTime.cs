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
}
