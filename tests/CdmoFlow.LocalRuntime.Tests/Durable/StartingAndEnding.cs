using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Tests.Durable;

[Collection("Azurite")]
public sealed class StartingAndEnding(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_parent_gets_the_output_of_its_child_and_the_child_knows_its_parent()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddOrchestrator("Child", context => Task.FromResult<object?>($"{context.GetInput<string>()} of {context.Parent!.InstanceId} in {context.InstanceId}"))
            .AddOrchestrator("Parent", async context => await context.CallSubOrchestratorAsync<string>("Child", "visit", new TaskOptions((TaskRetryOptions?)null).WithInstanceId(context.InstanceId + ":audit"))));
        await hub.StartAsync("Parent", "s1");

        Assert.Equal("visit of s1 in s1:audit", (await hub.EndAsync("s1")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_failed_child_fails_the_call_of_its_parent()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddOrchestrator("Child", _ => throw new InvalidOperationException("no auditor"))
            .AddOrchestrator("Parent", async context =>
            {
                try
                {
                    await context.CallSubOrchestratorAsync("Child");
                    return "fine";
                }
                catch (TaskFailedException e)
                {
                    return e.FailureDetails.ErrorMessage;
                }
            }));

        Assert.Equal("no auditor", (await hub.RunAsync("Parent")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_retried_child_runs_again_under_the_same_id()
    {
        var runs = 0;
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddOrchestrator("Child", _ => ++runs == 1 ? throw new TimeoutException("busy") : Task.FromResult<object?>("second"))
            .AddOrchestrator("Parent", async context => await context.CallSubOrchestratorAsync<string>(
                "Child", null, TaskOptions.FromRetryPolicy(new(3, TimeSpan.FromMilliseconds(20))).WithInstanceId("kid"))));

        Assert.Equal("second", (await hub.RunAsync("Parent")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Starting_an_id_that_exists_throws_also_after_it_has_ended()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry.AddOrchestrator("Ends", _ => Task.FromResult<object?>(1)));
        await hub.StartAsync("Ends", "same");
        await hub.EndAsync("same");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => hub.StartAsync("Ends", "same"));

        Assert.StartsWith("AlreadyExists", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("@a")]
    [InlineData("a#b")]
    [InlineData("")]
    public async Task An_id_that_could_not_be_stored_is_refused(string id)
    {
        await using var hub = await Hub.StartAsync(azurite, _ => { });
        await Assert.ThrowsAsync<ArgumentException>(() => hub.StartAsync("Any", id));
    }

    [Fact]
    public async Task Terminating_ends_the_instance_and_with_recursion_its_children()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddOrchestrator("Child", async context => await context.WaitForExternalEvent<string>("Never"))
            .AddOrchestrator("Parent", async context => await context.CallSubOrchestratorAsync<string>("Child", null, new SubOrchestrationOptions((TaskRetryOptions?)null, "t1:child"))));
        await hub.StartAsync("Parent", "t1");
        await hub.IdleAsync();

        await hub.Client.TerminateInstanceAsync("t1", new TerminateInstanceOptions("stopped", Recursive: true));

        var parent = await hub.Client.GetInstanceAsync("t1", true);
        var child = await hub.Client.GetInstanceAsync("t1:child");
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "stopped"), (parent!.RuntimeStatus, parent.ReadOutputAs<string>()));
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, child!.RuntimeStatus);
    }

    [Fact]
    public async Task Purging_removes_ended_instances_and_leaves_running_ones()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddOrchestrator("Ends", _ => Task.FromResult<object?>(1))
            .AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<string>("Never")));
        await hub.StartAsync("Ends", "gone");
        await hub.EndAsync("gone");
        await hub.StartAsync("Waits", "stays");
        await hub.IdleAsync();

        var purged = await hub.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter());

        Assert.Equal(1, purged.PurgedInstanceCount);
        Assert.Null(await hub.Client.GetInstanceAsync("gone"));
        Assert.NotNull(await hub.Client.GetInstanceAsync("stays"));
    }

    [Fact]
    public async Task A_query_finds_instances_by_prefix_and_status()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddOrchestrator("Ends", _ => Task.FromResult<object?>(1))
            .AddOrchestrator("Waits", async context => await context.WaitForExternalEvent<string>("Never")));
        await hub.StartAsync("Ends", "a:1");
        await hub.StartAsync("Waits", "a:2");
        await hub.StartAsync("Waits", "b:1");
        await hub.IdleAsync();

        var found = new List<string>();
        await foreach (var instance in hub.Client.GetAllInstancesAsync(new(InstanceIdPrefix: "a:", Statuses: [OrchestrationRuntimeStatus.Running])))
        {
            found.Add(instance.InstanceId);
        }

        Assert.Equal(["a:2"], found);
    }

    [Fact]
    public async Task Large_inputs_and_outputs_are_kept_whole()
    {
        var text = new string('x', 100_000);
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddActivity<string, string>("Echo", Task.FromResult)
            .AddOrchestrator("Large", async context => await context.CallActivityAsync<string>("Echo", context.GetInput<string>())));

        Assert.Equal(text, (await hub.RunAsync("Large", text)).ReadOutputAs<string>());
    }
}
