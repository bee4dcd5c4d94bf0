using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Tests.Durable;

/// <summary>What a developer does wrong gets a sentence that says what and where, and no payload in it.</summary>
[Collection("Azurite")]
public sealed class WrongUse(AzuriteFixture azurite)
{
    private const string Secret = "48 million";

    [Fact]
    public async Task An_unknown_activity() => await FailsAsync(
        context => context.CallActivityAsync("ProposeLonglst"),
        "There is no activity named 'ProposeLonglst': check the name, and that its function carries [Function] and [ActivityTrigger].");

    [Fact]
    public async Task An_unknown_child() => await FailsAsync(
        context => context.CallSubOrchestratorAsync("Nobody"),
        "There is no orchestrator named 'Nobody': check the name");

    [Fact]
    public async Task An_activity_called_with_a_type_that_it_cannot_read() => await FailsAsync(
        context => context.CallActivityAsync<int>("Double", new { bid = Secret }),
        "The input of activity 'Double' cannot be read as System.Int32: it does not fit at $.");

    [Fact]
    public async Task A_result_that_is_read_as_another_type() => await FailsAsync(
        async context => await context.CallActivityAsync<DateTime>("Tell"),
        "The result of 'Tell' cannot be read as System.DateTime: it does not fit at $.");

    [Fact]
    public async Task An_input_that_is_read_as_another_type() => await FailsAsync(
        context => Task.FromResult(context.GetInput<int[]>()),
        "The input of orchestration 'Wrong' cannot be read as System.Int32[]: it does not fit at $.");

    [Fact]
    public async Task An_event_that_is_read_as_another_type()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<int>("Bid")));
        await hub.StartAsync("Waits", "w1");
        await hub.Client.RaiseEventAsync("w1", "bid", Secret);

        AssertFails(await hub.EndAsync("w1"), "The payload of event 'Bid' cannot be read as System.Int32: it does not fit at $.");
    }

    [Fact]
    public async Task Leaving_the_orchestrator_s_thread() => await FailsAsync(
        context =>
        {
            var left = Task.Run(() => context.CallActivityAsync<int>("Double", 1));
            // Over before it is awaited: what the other thread did is then the only thing to complain of.
            ((IAsyncResult)left).AsyncWaitHandle.WaitOne();
            return left;
        },
        "outside of the orchestrator's own thread");

    [Fact]
    public async Task A_delayed_start()
    {
        await using var hub = await Hub.StartAsync(azurite, _ => { });
        var error = await Assert.ThrowsAsync<NotSupportedException>(() => hub.Client.ScheduleNewOrchestrationInstanceAsync("Any", new StartOrchestrationOptions("a", DateTimeOffset.UtcNow)));
        Assert.Contains("begin the orchestration with a timer", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1hub")]
    [InlineData("a-b")]
    [InlineData("ab")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrst")]
    public async Task A_hub_name_that_storage_could_not_bear(string name)
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Hub.StartAsync(azurite, _ => { }, name));
        Assert.Contains($"The task hub '{name}' must be 3 to 45 letters and digits", error.Message, StringComparison.Ordinal);
    }

    private async Task FailsAsync(Func<TaskOrchestrationContext, Task> wrong, string message)
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddActivity<int, int>("Double", n => Task.FromResult(n * 2))
            .AddActivity<int, string>("Tell", _ => Task.FromResult(Secret))
            .AddOrchestrator("Wrong", async context =>
            {
                await wrong(context);
                return null;
            }));
        AssertFails(await hub.RunAsync("Wrong", Secret), message);
    }

    private static void AssertFails(OrchestrationMetadata ended, string message)
    {
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains(message, ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, ended.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }
}
