using CdmoFlow.Functions.Longlist;
using CdmoFlow.Functions.Mail;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Local;
using CdmoFlow.LocalRuntime.Functions;
using CdmoFlow.Proposals;
using CsCheck;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.LocalRuntime.Tests.Scheduling;

/// <summary>All orchestrators of the app, killed and replayed after each single event of their histories, in orders that chance decides.</summary>
public sealed class EveryOrchestrator
{
    private static readonly IServiceProvider Services = new ServiceCollection()
        .AddLocalRuntime(options => options.FunctionAssemblies.Add(typeof(LocalHost).Assembly)).BuildServiceProvider();

    private static readonly FunctionCatalog Functions = Services.GetRequiredService<FunctionCatalog>();

    /// <summary>What each is started with; stages get a selection and a key.</summary>
    private static object InputOf(string orchestrator) => orchestrator switch
    {
        "MailOrchestrator" => new MailBatch("s", 1),
        "CodeMailOrchestrator" => "challenge",
        "ImportOrchestrator" => new ImportInput("import"),
        "SealOrchestrator" => new SealInput("s", "cdmo-a", 1),
        _ => new StageInput("s", "1"),
    };

    public static TheoryData<string> Names => new(Functions.All.Where(f => f.Trigger<OrchestrationTriggerAttribute>() is not null).Select(f => f.Name));

    [Fact]
    public void All_of_them_are_found() => Assert.True(Names.Count >= 15, $"There are only {Names.Count}.");

    [Theory]
    [MemberData(nameof(Names))]
    public void It_ends_whatever_happens_in_whatever_order_and_wherever_the_process_dies(string orchestrator)
    {
        var ends = new Dictionary<string, int>(StringComparer.Ordinal);
        Gen.Int[0, 1000].Array[0, 150].Sample(
            numbers =>
            {
                var engine = Run(orchestrator, new(numbers), losesAnswers: true);
                lock (ends)
                {
                    foreach (var instance in engine.Instances)
                    {
                        ends[instance.Name] = ends.GetValueOrDefault(instance.Name) + 1;
                    }
                }
            },
            iter: 60,
            threads: 1);
        Assert.True(ends[orchestrator] >= 60);
    }

    [Fact]
    public void The_same_schedule_gives_the_same_histories()
    {
        int[] numbers = [.. Enumerable.Range(0, 200).Select(i => i * 7919 % 1000)];
        string Play() => string.Join('\n', Run("SelectionOrchestrator", new(numbers), losesAnswers: true).Instances.Select(i => $"{i.InstanceId} {i.Output} {i.NextTurn}"));
        Assert.Equal(Play(), Play());
    }

    private static StepScheduler Run(string orchestrator, Choices choices, bool losesAnswers)
    {
        var world = new StageWorld(Functions, choices);
        var engine = new StepScheduler(Services.GetRequiredService<LocalRuntimeRegistry>(), world.Answer, choices, new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero)) { LosesAnswers = losesAnswers };
        engine.Start(orchestrator, "s", InputOf(orchestrator));
        engine.Run();
        Assert.All(engine.Instances, instance => Assert.True(
            instance.Status == OrchestrationRuntimeStatus.Completed, $"{instance.InstanceId} ({instance.Name}) is {instance.Status}: {instance.Failure?.ErrorMessage}"));
        return engine;
    }
}
