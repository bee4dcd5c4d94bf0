using System.Collections.Concurrent;
using CdmoFlow.LocalRuntime.Tests.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;

namespace CdmoFlow.LocalRuntime.Tests.Storage;

[Collection("Azurite")]
public sealed class BearingBadStorage(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(Fault.Throttled)]
    [InlineData(Fault.Failed)]
    [InlineData(Fault.Busy)]
    [InlineData(Fault.Hangs)]
    [InlineData(Fault.AnswerLost)]
    internal async Task Work_goes_on_and_nothing_happens_twice(Fault fault)
    {
        // One write in four goes wrong, by a fixed sequence.
        var random = new Random(7);
        var broken = false;
        await using var proxy = await FaultyProxy.StartAsync(azurite.ConnectionString, request => Volatile.Read(ref broken) && IsWrite(request) && Draw(random) ? fault : Fault.None);
        var runs = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await using var hub = await Hub.StartAsync(
            azurite,
            registry => registry
                .AddActivity<string, string>("Note", key =>
                {
                    runs.AddOrUpdate(key, 1, (_, count) => count + 1);
                    return Task.FromResult(key);
                })
                .AddOrchestrator("Child", async context => await context.CallActivityAsync<string>("Note", context.InstanceId))
                .AddOrchestrator("Mix", async context =>
                {
                    await context.CallActivityAsync<string>("Note", $"{context.InstanceId}/1");
                    await context.CallSubOrchestratorAsync<string>("Child", null, new SubOrchestrationOptions((TaskRetryOptions?)null, $"{context.InstanceId}:child"));
                    var said = await context.WaitForExternalEvent<string>("Go");
                    await context.CallActivityAsync<string>("Note", $"{context.InstanceId}/2");
                    return said;
                }),
            with: options => (options.ConnectionString, options.StorageTimeout) = (proxy.ConnectionString, TimeSpan.FromMilliseconds(400)));
        Volatile.Write(ref broken, true);

        var ids = Enumerable.Range(0, 6).Select(i => $"mix{i}").ToList();
        await Task.WhenAll(ids.Select(id => TryUntilDoneAsync(() => hub.StartAsync("Mix", id))));
        await Task.WhenAll(ids.Select(id => TryUntilDoneAsync(() => hub.Client.RaiseEventAsync(id, "Go", "gone"))));

        foreach (var id in ids)
        {
            Assert.Equal("gone", (await hub.EndAsync(id)).ReadOutputAs<string>());
        }

        Assert.True(proxy.Faults[fault] > 5, $"Only {proxy.Faults[fault]} requests went wrong.");
        Assert.Equal(18, runs.Count);
        Assert.All(runs, run => Assert.True(run.Value == 1, $"{run.Key} ran {run.Value} times."));
    }

    [Fact]
    public async Task Storage_that_is_away_holds_up_only_what_needs_it_and_the_rest_goes_on_afterwards()
    {
        var away = false;
        await using var proxy = await FaultyProxy.StartAsync(azurite.ConnectionString, _ => Volatile.Read(ref away) ? Fault.Busy : Fault.None);
        await using var hub = await Hub.StartAsync(
            azurite,
            registry => registry.AddActivity<int, int>("Step", Task.FromResult).AddOrchestrator("Chain", async context =>
            {
                await context.CreateTimer(TimeSpan.FromMilliseconds(100), CancellationToken.None);
                return await context.CallActivityAsync<int>("Step", 1);
            }),
            with: options => options.ConnectionString = proxy.ConnectionString);
        // More instances than turns run at the same time.
        var ids = Enumerable.Range(0, 40).Select(i => $"away{i}").ToList();
        await Task.WhenAll(ids.Select(id => hub.StartAsync("Chain", id)));
        Volatile.Write(ref away, true);
        await Task.Delay(1500);
        Volatile.Write(ref away, false);

        foreach (var id in ids)
        {
            Assert.Equal(1, (await hub.EndAsync(id)).ReadOutputAs<int>());
        }
    }

    [Fact]
    public async Task A_child_of_the_last_turn_is_started_although_storage_fails_right_then()
    {
        var failing = false;
        await using var proxy = await FaultyProxy.StartAsync(azurite.ConnectionString, request =>
            Volatile.Read(ref failing) && HttpMethods.IsPost(request.Method) && !request.Path.Value!.EndsWith("$batch", StringComparison.Ordinal) ? Fault.Failed : Fault.None);
        await using var hub = await Hub.StartAsync(
            azurite,
            registry => registry
                .AddOrchestrator("Child", async context => await context.WaitForExternalEvent<string>("Go"))
                .AddOrchestrator("Last", async context =>
                {
                    await context.CreateTimer(TimeSpan.FromMilliseconds(300), CancellationToken.None);
                    _ = context.CallSubOrchestratorAsync<string>("Child", null, new SubOrchestrationOptions((TaskRetryOptions?)null, "last:child"));
                    return "done";
                }),
            with: options => options.ConnectionString = proxy.ConnectionString);
        await hub.StartAsync("Last", "last");
        await hub.Client.WaitForInstanceStartAsync("last");
        Volatile.Write(ref failing, true);
        // Long enough for the clients' own tries to be used up.
        await Task.Delay(3500);
        Volatile.Write(ref failing, false);

        Assert.Equal("done", (await hub.EndAsync("last")).ReadOutputAs<string>());
        Assert.True(proxy.Faults[Fault.Failed] > 3, "The insert of the child was never refused.");
        await hub.UntilAsync("last:child", Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Running);
    }

    private static bool IsWrite(HttpRequest request) => !HttpMethods.IsGet(request.Method);

    private static bool Draw(Random random)
    {
        lock (random)
        {
            return random.Next(4) == 0;
        }
    }

    /// <summary>A caller that storage refuses tries again, as a person would.</summary>
    private static async Task TryUntilDoneAsync(Func<Task> act)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await act();
                return;
            }
            catch (Exception e) when (tries < 10 && e is Azure.RequestFailedException or AggregateException or TaskCanceledException)
            {
                await Task.Delay(50);
            }
            catch (InvalidOperationException e) when (tries > 0 && (e.Message.StartsWith("AlreadyExists", StringComparison.Ordinal) || e.Message.Contains("has ended", StringComparison.Ordinal)))
            {
                // An earlier try had been done, only its answers were lost.
                return;
            }
        }
    }

    [Fact]
    public async Task A_start_and_an_event_whose_answers_are_lost_for_good_are_found_all_the_same()
    {
        var lost = false;
        await using var proxy = await FaultyProxy.StartAsync(azurite.ConnectionString, request => Volatile.Read(ref lost) && IsWrite(request) ? Fault.AnswerLost : Fault.None);
        await using var hub = await Hub.StartAsync(
            azurite,
            registry => registry.AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<string>("Go")),
            with: options => options.ConnectionString = proxy.ConnectionString);
        await hub.StartAsync("Waits", "known");
        await hub.IdleAsync();
        Volatile.Write(ref lost, true);
        await Assert.ThrowsAnyAsync<Exception>(() => hub.StartAsync("Waits", "doubtful"));
        await Assert.ThrowsAnyAsync<Exception>(() => hub.Client.RaiseEventAsync("known", "Go", "on"));
        Volatile.Write(ref lost, false);

        Assert.Equal("on", (await hub.EndAsync("known")).ReadOutputAs<string>());
        await hub.UntilAsync("doubtful", Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Running);
        await hub.Client.RaiseEventAsync("doubtful", "Go", "too");
        Assert.Equal("too", (await hub.EndAsync("doubtful")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_start_that_never_reached_storage_leaves_nothing_behind()
    {
        var away = false;
        await using var proxy = await FaultyProxy.StartAsync(azurite.ConnectionString, _ => Volatile.Read(ref away) ? Fault.Busy : Fault.None);
        await using var hub = await Hub.StartAsync(
            azurite,
            registry => registry.AddOrchestrator("Ends", _ => Task.FromResult<object?>("done")),
            with: options => options.ConnectionString = proxy.ConnectionString);
        Volatile.Write(ref away, true);
        await Assert.ThrowsAnyAsync<Exception>(() => hub.StartAsync("Ends", "never"));
        Volatile.Write(ref away, false);
        await hub.IdleAsync();

        Assert.Null(await hub.Client.GetInstanceAsync("never"));
        await hub.StartAsync("Ends", "never");
        Assert.Equal("done", (await hub.EndAsync("never")).ReadOutputAs<string>());
    }
}
