using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Tests.Durable;

[Collection("Azurite")]
public sealed class EndingChildren(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_child_that_is_terminated_fails_the_call_of_its_parent()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => Register(registry).AddOrchestrator("Parent", async context =>
        {
            try
            {
                await context.CallSubOrchestratorAsync<string>("Child", null, Id("p1:child"));
                return "fine";
            }
            catch (TaskFailedException e)
            {
                return $"{e.TaskName}: {e.FailureDetails.ErrorMessage}";
            }
        }));
        await hub.StartAsync("Parent", "p1");
        await hub.IdleAsync();

        await hub.Client.TerminateInstanceAsync("p1:child");

        Assert.Equal("Child: The orchestration 'p1:child' was terminated.", (await hub.EndAsync("p1")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_parent_that_ends_leaves_its_child_running_and_one_terminated_alone_too()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => Register(registry).AddOrchestrator("Parent", async context =>
        {
            _ = context.CallSubOrchestratorAsync<string>("Child", null, Id("p2:child"));
            return await context.WaitForExternalEvent<string>("Never");
        }));
        await hub.StartAsync("Parent", "p2");
        await hub.IdleAsync();

        await hub.Client.TerminateInstanceAsync("p2");

        Assert.Equal(OrchestrationRuntimeStatus.Running, (await hub.Client.GetInstanceAsync("p2:child"))!.RuntimeStatus);
        await hub.Client.RaiseEventAsync("p2:child", "Go", "on");
        Assert.Equal("on", (await hub.EndAsync("p2:child")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Children_of_a_parent_that_was_terminated_with_them_end_also_when_the_process_died_in_between()
    {
        var name = Hub.NewName();
        void RegisterParent(LocalRuntimeRegistry registry) => Register(registry)
            .AddOrchestrator("Parent", async context => await context.CallSubOrchestratorAsync<string>("Child", null, Id("p3:child")));
        await using (var first = await Hub.StartAsync(azurite, RegisterParent, name))
        {
            await first.StartAsync("Parent", "p3");
            await first.IdleAsync();
        }

        // What the crash leaves: the parent's last turn is committed, the child's is not.
        var table = new TableClient(azurite.ConnectionString, name);
        await table.UpdateEntityAsync(new TableEntity("p3", "meta") { ["Status"] = (int)OrchestrationRuntimeStatus.Terminated, ["EndsChildren"] = true }, Azure.ETag.All, TableUpdateMode.Merge);

        await using var second = await Hub.StartAsync(azurite, RegisterParent, name);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await second.EndAsync("p3:child")).RuntimeStatus);
    }

    [Fact]
    public async Task An_ended_child_is_not_purged_while_its_parent_may_still_need_the_answer()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => Register(registry).AddOrchestrator("Parent", async context =>
        {
            var child = await context.CallSubOrchestratorAsync<string>("Child", null, Id("p4:child"));
            await context.WaitForExternalEvent<string>("End");
            return child;
        }));
        await hub.StartAsync("Parent", "p4");
        await hub.IdleAsync();
        await hub.Client.RaiseEventAsync("p4:child", "Go", "done");
        await hub.EndAsync("p4:child");
        await hub.IdleAsync();

        // The parent has it: now the child may go.
        Assert.Equal(1, (await hub.Client.PurgeInstanceAsync("p4:child")).PurgedInstanceCount);
        Assert.Equal(0, (await hub.Client.PurgeInstanceAsync("p4")).PurgedInstanceCount);
        await hub.Client.RaiseEventAsync("p4", "End", "");
        Assert.Equal("done", (await hub.EndAsync("p4")).ReadOutputAs<string>());
    }

    private static SubOrchestrationOptions Id(string id) => new((TaskRetryOptions?)null, id);

    private static LocalRuntimeRegistry Register(LocalRuntimeRegistry registry) =>
        registry.AddOrchestrator("Child", async context => await context.WaitForExternalEvent<string>("Go"));

    [Fact]
    public async Task A_retried_child_runs_its_own_children_again()
    {
        var runs = 0;
        await using var hub = await Hub.StartAsync(azurite, registry => registry
            .AddOrchestrator("Grandchild", _ => ++runs == 1 ? throw new TimeoutException("busy") : Task.FromResult<object?>($"run {runs}"))
            .AddOrchestrator("Middle", async context => await context.CallSubOrchestratorAsync<string>("Grandchild", null, Id($"{context.InstanceId}:grandchild")))
            .AddOrchestrator("Plain", async context => await context.CallSubOrchestratorAsync<string>("Grandchild"))
            .AddOrchestrator("Parent", async context => await context.CallSubOrchestratorAsync<string>(
                context.GetInput<string>()!, null, TaskOptions.FromRetryPolicy(new(3, TimeSpan.FromMilliseconds(20))).WithInstanceId($"{context.InstanceId}:middle"))));

        Assert.Equal("run 2", (await hub.RunAsync("Parent", "Middle")).ReadOutputAs<string>());
        runs = 0;
        Assert.Equal("run 2", (await hub.RunAsync("Parent", "Plain")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_late_answer_to_an_earlier_life_of_the_same_id_settles_nothing()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => Register(registry)
            .AddOrchestrator("Parent", async context => await context.CallSubOrchestratorAsync<string>("Child", null, Id("old:child")))
            .AddOrchestrator("Other", async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                return "after a day";
            }));
        await hub.StartAsync("Parent", "old");
        await hub.IdleAsync();
        await hub.Client.TerminateInstanceAsync("old");
        await hub.Client.PurgeInstanceAsync("old");
        await hub.StartAsync("Other", "old");
        await hub.IdleAsync();

        await hub.Client.RaiseEventAsync("old:child", "Go", "late");
        await hub.EndAsync("old:child");
        await hub.IdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Running, (await hub.Client.GetInstanceAsync("old"))!.RuntimeStatus);
        hub.Clock.AdvanceTo(hub.Control.NextDue!.Value);
        Assert.Equal("after a day", (await hub.EndAsync("old")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Terminating_with_recursion_reaches_grandchildren()
    {
        await using var hub = await Hub.StartAsync(azurite, registry => Register(registry)
            .AddOrchestrator("Middle", async context => await context.CallSubOrchestratorAsync<string>("Child", null, Id("g1:m:c")))
            .AddOrchestrator("Parent", async context => await context.CallSubOrchestratorAsync<string>("Middle", null, Id("g1:m"))));
        await hub.StartAsync("Parent", "g1");
        await hub.IdleAsync();

        await hub.Client.TerminateInstanceAsync("g1", new TerminateInstanceOptions(null, Recursive: true));

        foreach (var id in new[] { "g1", "g1:m", "g1:m:c" })
        {
            Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.Client.GetInstanceAsync(id))!.RuntimeStatus);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_asked_for_in_the_last_turn_is_done_although_nobody_waits_for_it(bool startsOver)
    {
        var done = new TaskCompletionSource();
        await using var hub = await Hub.StartAsync(azurite, registry => Register(registry)
            .AddActivity<string, string>("Note", text =>
            {
                done.TrySetResult();
                return Task.FromResult(text);
            })
            .AddOrchestrator("Last", async context =>
            {
                if (context.GetInput<string>() == "again")
                {
                    return "second";
                }

                await context.WaitForExternalEvent<string>("Go");
                _ = context.CallActivityAsync("Note", "by the way");
                _ = context.CallSubOrchestratorAsync<string>("Child", null, Id("last:child"));
                if (startsOver)
                {
                    context.ContinueAsNew("again");
                }

                return "first";
            }));
        await hub.StartAsync("Last", "last");
        await hub.Client.RaiseEventAsync("last", "Go", "");

        Assert.Equal(startsOver ? "second" : "first", (await hub.EndAsync("last")).ReadOutputAs<string>());
        await done.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await hub.Client.GetInstanceAsync("last:child"))!.RuntimeStatus);
    }
}
