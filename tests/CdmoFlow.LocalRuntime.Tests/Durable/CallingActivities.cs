using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Tests.Durable;

[Collection("Azurite")]
public sealed class CallingActivities(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_chain_hands_each_result_to_the_next_step()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddActivity<int, int>("Double", n => Task.FromResult(n * 2))
            .AddOrchestrator("Chain", async context =>
            {
                var value = context.GetInput<int>();
                for (var i = 0; i < 5; i++)
                {
                    value = await context.CallActivityAsync<int>("Double", value);
                }

                return value;
            }));

        var ended = await hub.RunAsync("Chain", 1);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        Assert.Equal(32, ended.ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_fan_out_of_100_gathers_all_results_in_order()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddActivity<int, int>("Square", async n =>
            {
                await Task.Delay(1);
                return n * n;
            })
            .AddOrchestrator("Fan", async context => await Task.WhenAll(Enumerable.Range(0, 100).Select(n => context.CallActivityAsync<int>("Square", n)))));

        var ended = await hub.RunAsync("Fan");

        Assert.Equal(Enumerable.Range(0, 100).Select(n => n * n), ended.ReadOutputAs<int[]>());
    }

    [Fact]
    public async Task A_failed_activity_surfaces_with_the_type_of_its_error()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddActivity<int, int>("Break", _ => throw new NotSupportedException("no such supplier", new InvalidOperationException("inner")))
            .AddOrchestrator("Catch", async context =>
            {
                try
                {
                    return await context.CallActivityAsync<int>("Break", 1);
                }
                catch (TaskFailedException e)
                {
                    return $"{e.TaskName}|{e.FailureDetails.ErrorType}|{e.FailureDetails.ErrorMessage}|{e.FailureDetails.IsCausedBy<NotSupportedException>()}|{e.FailureDetails.InnerFailure}";
                }
            }));

        var ended = await hub.RunAsync("Catch");

        Assert.Equal("Break|System.NotSupportedException|no such supplier|True|", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_failure_that_nobody_catches_fails_the_instance()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddOrchestrator("Calls", async context => await context.CallActivityAsync<int>("Missing")));

        var ended = await hub.RunAsync("Calls");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("There is no activity named 'Missing'", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_policy_tries_again_after_growing_delays_of_durable_time()
    {
        var runs = 0;
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddActivity<int, int>("Flaky", n => ++runs < 4 ? throw new TimeoutException("busy") : Task.FromResult(n))
            .AddOrchestrator("Retry", async context =>
            {
                var began = context.CurrentUtcDateTime;
                await context.CallActivityAsync<int>("Flaky", 1, TaskOptions.FromRetryPolicy(new(5, TimeSpan.FromHours(1), 2, TimeSpan.FromHours(3))));
                return context.CurrentUtcDateTime - began;
            }));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Retry");
        for (var i = 0; i < 3; i++)
        {
            await hub.IdleAsync();
            hub.Clock.AdvanceTo(hub.Control.NextDue!.Value);
        }

        var took = (await hub.EndAsync(id)).ReadOutputAs<TimeSpan>();

        Assert.Equal(4, runs);
        Assert.InRange(took, TimeSpan.FromHours(6), TimeSpan.FromHours(6.1));
    }

    [Fact]
    public async Task A_policy_that_rejects_the_failure_does_not_try_again()
    {
        var runs = 0;
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddActivity<int, int>("Refuse", _ => ++runs > 0 ? throw new NotSupportedException("final") : Task.FromResult(0))
            .AddOrchestrator("Once", async context => await context.CallActivityAsync<int>("Refuse", 1, TaskOptions.FromRetryPolicy(
                new(5, TimeSpan.FromHours(1)) { HandleFailure = failure => failure.IsCausedBy<TimeoutException>() }))));

        var ended = await hub.RunAsync("Once");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_retry_handler_sees_the_number_of_the_attempt()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddActivity<int, int>("Break", _ => throw new TimeoutException("busy"))
            .AddOrchestrator("Handled", async context =>
            {
                var seen = new List<int>();
                try
                {
                    await context.CallActivityAsync("Break", 1, TaskOptions.FromRetryHandler((RetryContext retry) =>
                    {
                        seen.Add(retry.LastAttemptNumber);
                        return retry.LastAttemptNumber < 3;
                    }));
                }
                catch (TaskFailedException)
                {
                    // The third failure is final.
                }

                return seen;
            }));

        var ended = await hub.RunAsync("Handled");

        Assert.Equal([1, 2, 3], ended.ReadOutputAs<int[]>()!);
    }

    [Fact]
    public async Task A_time_limit_of_retries_allows_the_try_that_begins_before_it()
    {
        var runs = 0;
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddActivity<int, int>("Break", _ => ++runs > 0 ? throw new TimeoutException("busy") : Task.FromResult(0))
            .AddOrchestrator("Limited", async context => await context.CallActivityAsync<int>("Break", 1, TaskOptions.FromRetryPolicy(
                new(10, TimeSpan.FromHours(1), retryTimeout: TimeSpan.FromHours(2.5))))));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Limited");
        for (var i = 0; i < 3; i++)
        {
            await hub.IdleAsync();
            hub.Clock.AdvanceTo(hub.Control.NextDue!.Value);
        }

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await hub.EndAsync(id)).RuntimeStatus);
        Assert.Equal(4, runs);
    }

    [Fact]
    public async Task A_failure_with_a_message_of_megabytes_is_cut_and_not_in_the_way()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddActivity<int, int>("Break", _ => throw new InvalidOperationException("too much " + new string('x', 5_000_000)))
            .AddOrchestrator("Long", async context => await context.CallActivityAsync<int>("Break", 1)));

        var failure = (await hub.RunAsync("Long")).FailureDetails!;

        Assert.Contains("too much", failure.ErrorMessage, StringComparison.Ordinal);
        Assert.True(failure.ErrorMessage.Length < 20_000, $"{failure.ErrorMessage.Length} characters");
    }

    [Fact]
    public async Task A_thousand_failures_at_once_are_taken_in_turns_that_fit()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddActivity<int, int>("Break", _ => throw new InvalidOperationException(new string('x', 6_000)))
            .AddOrchestrator("Fan", async context =>
            {
                var calls = Enumerable.Range(0, 1000).Select(n => context.CallActivityAsync<int>("Break", n)).ToList();
                await Task.WhenAll(calls.Select(async call =>
                {
                    try
                    {
                        await call;
                    }
                    catch (TaskFailedException)
                    {
                        // Counted below.
                    }
                }));
                return calls.Count(call => call.IsFaulted);
            }));

        Assert.Equal(1000, (await hub.RunAsync("Fan")).ReadOutputAs<int>());
    }
}
