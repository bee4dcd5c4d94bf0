using System.Diagnostics;
using CdmoFlow.LocalRuntime.Tests.Durable;

namespace CdmoFlow.LocalRuntime.Tests.Work;

[Collection("Azurite")]
public sealed class StoppingAndLimits(AzuriteFixture azurite)
{
    [Fact]
    public async Task No_more_activities_run_at_once_than_allowed()
    {
        var (running, most) = (0, 0);
        await using var hub = await Hub.StartAsync(
            azurite,
            registry => registry
                .AddActivity<int, int>("Slow", async n =>
                {
                    var now = Interlocked.Increment(ref running);
                    InterlockedMax(ref most, now);
                    await Task.Delay(10);
                    Interlocked.Decrement(ref running);
                    return n;
                })
                .AddOrchestrator("Fan", async context => (await Task.WhenAll(Enumerable.Range(0, 30).Select(n => context.CallActivityAsync<int>("Slow", n)))).Sum()),
            with: options => options.MaxConcurrentActivities = 3);

        Assert.Equal(435, (await hub.RunAsync("Fan")).ReadOutputAs<int>());
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task A_stop_is_over_in_time_and_what_was_interrupted_runs_again()
    {
        var name = Hub.NewName();
        var runs = 0;
        var began = new TaskCompletionSource();
        void Register(LocalRuntimeRegistry registry) => registry
            .AddActivity("Endless", async call =>
            {
                began.TrySetResult();
                if (Interlocked.Increment(ref runs) == 1)
                {
                    await Task.Delay(Timeout.Infinite, call.Stopping);
                }

                return "7";
            })
            .AddOrchestrator("Stops", async context => await context.CallActivityAsync<int>("Endless"));
        var first = await Hub.StartAsync(azurite, Register, name, with: options => options.StopPatience = TimeSpan.FromSeconds(3));
        await first.StartAsync("Stops", "s1");
        await began.Task;
        var took = Stopwatch.StartNew();
        await first.DisposeAsync();
        Assert.InRange(took.Elapsed, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(8));

        await using var second = await Hub.StartAsync(azurite, Register, name);

        Assert.Equal(7, (await second.EndAsync("s1")).ReadOutputAs<int>());
        Assert.Equal(2, runs);
        Assert.DoesNotContain(await second.Control.HistoryAsync("s1"), line => line.Kind == "ActivityFailed");
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_an_activity_that_takes_no_notice()
    {
        var release = new TaskCompletionSource();
        var began = new TaskCompletionSource();
        var hub = await Hub.StartAsync(
            azurite,
            registry => registry
                .AddActivity<int, int>("Deaf", async n =>
                {
                    began.TrySetResult();
                    await release.Task;
                    return n;
                })
                .AddOrchestrator("Stops", async context => await context.CallActivityAsync<int>("Deaf", 1)),
            with: options => options.StopPatience = TimeSpan.FromSeconds(2));
        await hub.StartAsync("Stops", "d1");
        await began.Task;
        var took = Stopwatch.StartNew();

        await hub.DisposeAsync();

        Assert.True(took.Elapsed < TimeSpan.FromSeconds(8), $"The stop took {took.Elapsed}.");
        release.SetResult();
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, now, seen);
        }
    }
}
