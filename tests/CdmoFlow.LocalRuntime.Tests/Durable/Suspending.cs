using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Tests.Durable;

[Collection("Azurite")]
public sealed class Suspending(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_suspended_instance_keeps_what_comes_in_also_over_a_restart_and_goes_on_in_that_order_when_resumed()
    {
        var name = Hub.NewName();
        var steps = new List<string>();
        void Register(LocalRuntimeRegistry registry) => registry
            .AddActivity<string, string>("Note", text =>
            {
                steps.Add(text);
                return Task.FromResult(text);
            })
            .AddOrchestrator("Waits", async context =>
            {
                var seen = new List<string>();
                for (var i = 0; i < 3; i++)
                {
                    seen.Add(await context.WaitForExternalEvent<string>("Item"));
                    await context.CallActivityAsync<string>("Note", seen[^1]);
                }

                return string.Join(',', seen);
            });
        await using (var first = await Hub.StartAsync(azurite, Register, name))
        {
            await first.StartAsync("Waits", "s1");
            await first.Client.RaiseEventAsync("s1", "Item", "a");
            await first.IdleAsync();
            await first.Client.SuspendInstanceAsync("s1", "the board meets");
            await first.IdleAsync();
            Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await first.Client.GetInstanceAsync("s1"))!.RuntimeStatus);
            await first.Client.RaiseEventAsync("s1", "Item", "b");
            await first.IdleAsync();
        }

        await using var second = await Hub.StartAsync(azurite, Register, name);
        await second.Client.RaiseEventAsync("s1", "Item", "c");
        await second.IdleAsync();
        Assert.Equal(["a"], steps);
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await second.Client.GetInstanceAsync("s1"))!.RuntimeStatus);
        Assert.Contains(await second.Control.HistoryAsync("s1"), line => line is { Kind: "Suspended", Name: "the board meets" });

        await second.Client.ResumeInstanceAsync("s1");

        Assert.Equal("a,b,c", (await second.EndAsync("s1")).ReadOutputAs<string>());
        Assert.Equal(["a", "b", "c"], steps);
    }

    [Fact]
    public async Task Answers_and_timers_that_come_while_it_is_suspended_count_once_it_is_resumed()
    {
        var release = new TaskCompletionSource();
        var runs = 0;
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddActivity<int, int>("Slow", async n =>
            {
                Interlocked.Increment(ref runs);
                await release.Task;
                return n;
            })
            .AddOrchestrator("Both", async context =>
            {
                var activity = context.CallActivityAsync<int>("Slow", 4);
                await context.CreateTimer(TimeSpan.FromDays(3), CancellationToken.None);
                return await activity;
            }));
        await hub.StartAsync("Both", "b1");
        await hub.Client.WaitForInstanceStartAsync("b1");
        await hub.Client.SuspendInstanceAsync("b1");
        await hub.UntilAsync("b1", OrchestrationRuntimeStatus.Suspended);
        release.SetResult();
        await hub.IdleAsync();
        hub.Clock.AdvanceTo(hub.Control.NextDue!.Value);
        await hub.IdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await hub.Client.GetInstanceAsync("b1"))!.RuntimeStatus);

        await hub.Client.ResumeInstanceAsync("b1");

        Assert.Equal(4, (await hub.EndAsync("b1")).ReadOutputAs<int>());
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_suspended_instance_can_be_terminated()
    {
        await using var hub = await StartWaitingAsync();
        await hub.Client.SuspendInstanceAsync("w1");
        await hub.UntilAsync("w1", OrchestrationRuntimeStatus.Suspended);

        await hub.Client.TerminateInstanceAsync("w1", (object?)"enough");

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.EndAsync("w1")).RuntimeStatus);
    }

    [Fact]
    public async Task Suspending_and_resuming_are_refused_in_a_state_that_does_not_fit()
    {
        await using var hub = await StartWaitingAsync();
        var resumed = await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Client.ResumeInstanceAsync("w1"));
        Assert.Contains("cannot be resumed because it is Running", resumed.Message, StringComparison.Ordinal);
        await hub.Client.SuspendInstanceAsync("w1");
        await hub.UntilAsync("w1", OrchestrationRuntimeStatus.Suspended);
        var suspended = await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Client.SuspendInstanceAsync("w1"));
        Assert.Contains("cannot be suspended because it is Suspended", suspended.Message, StringComparison.Ordinal);
        await hub.Client.ResumeInstanceAsync("w1");
        await hub.Client.RaiseEventAsync("w1", "Go", "x");
        await hub.EndAsync("w1");
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Client.SuspendInstanceAsync("w1"));
        Assert.Contains("because it is Completed", ended.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => hub.Client.SuspendInstanceAsync("nobody"));
    }

    private async Task<Hub> StartWaitingAsync()
    {
        var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<string>("Go")));
        await hub.StartAsync("Waits", "w1");
        await hub.IdleAsync();
        return hub;
    }
}
