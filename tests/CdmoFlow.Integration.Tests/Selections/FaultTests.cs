using Azure;
using Azure.Identity;
using CdmoFlow.Functions.Rfp;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.LocalRuntime;
using CdmoFlow.Selections;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>The orchestrator of the RFP over activities that fail as asked.</summary>
[Collection(StorageTests.Name)]
public class FaultTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(409)]
    [InlineData(412)]
    [InlineData(503)]
    public void A_storage_that_refuses_for_now_is_tried_again(int status) => Assert.True(TransientFaultException.IsTransient(new RequestFailedException(status, "refused")));

    [Fact]
    public void A_token_that_cannot_be_had_is_tried_again_and_what_does_not_exist_is_not()
    {
        Assert.True(TransientFaultException.IsTransient(new AuthenticationFailedException("the token endpoint is away")));
        Assert.False(TransientFaultException.IsTransient(new RequestFailedException(404, "gone")));
    }

    [Fact]
    public void What_the_end_of_the_process_interrupts_is_tried_again_by_the_next_one()
    {
        Assert.True(TransientFaultException.IsTransient(new ObjectDisposedException("HttpClient")));
        Assert.True(TransientFaultException.IsTransient(new OperationCanceledException()));
        Assert.False(TransientFaultException.IsTransient(new InvalidOperationException("The template lacks a value.")));
    }

    [Fact]
    public async Task A_reminder_that_failed_does_not_stop_the_round_and_a_night_without_storage_does_not_either()
    {
        var (evening, clock) = (DateTimeOffset.MaxValue, new SkippingTimeProvider());
        using var host = Build(clock, registry => Rounds(registry, rfp: () =>
        {
            if (evening == DateTimeOffset.MaxValue) evening = clock.GetUtcNow();
            return clock.GetUtcNow() < evening.AddHours(12) ? throw new TransientFaultException(new TimeoutException("storage is away")) : StageStatus.Finished();
        }));
        await host.StartAsync();
        var (client, control) = (host.Services.GetRequiredService<DurableTaskClient>(), host.Services.GetRequiredService<LocalRuntimeControl>());

        await client.ScheduleNewOrchestrationInstanceAsync(nameof(RfpOrchestrator), new StageInput("s", "1"), new StartOrchestrationOptions("s:rfp:1"));
        await control.DrainAsync(default);
        while (control.NextDue is { } due)
        {
            await control.AdvanceToAsync(due);
            await control.DrainAsync(default);
        }

        var ended = await client.WaitForInstanceCompletionAsync("s:rfp:1", getInputsAndOutputs: true).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed, ended.FailureDetails?.ErrorMessage);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await client.GetInstanceAsync("s:rfp:1:birch"))!.RuntimeStatus);
        await host.StopAsync();
    }

    private static void Rounds(LocalRuntimeRegistry registry, Func<StageStatus> rfp)
    {
        registry.AddOrchestrator(nameof(RfpOrchestrator), async context => await RfpOrchestrator.Run(context))
            .AddOrchestrator(nameof(InvitationOrchestrator), async context => await InvitationOrchestrator.Run(context))
            .AddActivity<StageInput, string[]>(nameof(ListInvited), _ => Task.FromResult<string[]>(["alder", "birch"]))
            .AddActivity<StageInput, StageStatus>(nameof(KeepInvitation), input =>
                input.Key == "birch" ? throw new InvalidOperationException("A reminder cannot be written.") : Task.FromResult(StageStatus.Finished()))
            .AddActivity<StageInput, StageStatus>(nameof(KeepRfp), _ => Task.FromResult(rfp()));
        foreach (var calm in (string[])[nameof(KeepCdas), nameof(KeepRfpPreparation), nameof(RenderRfp), nameof(IssueRfp), nameof(KeepOpening)])
            registry.AddActivity<StageInput, StageStatus>(calm, _ => Task.FromResult(StageStatus.Finished()));
    }

    private IHost Build(SkippingTimeProvider clock, Action<LocalRuntimeRegistry> register)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddLocalRuntime(options =>
        {
            options.ConnectionString = azurite.ConnectionString;
            options.TaskHub = "hub" + Guid.NewGuid().ToString("N");
            options.TimeProvider = clock;
        });
        var host = builder.Build();
        register(host.Services.GetRequiredService<LocalRuntimeRegistry>());
        return host;
    }
}
