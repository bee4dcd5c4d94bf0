using CdmoFlow.Local;
using CdmoFlow.LocalRuntime;
using CdmoFlow.LocalRuntime.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Histories;

/// <summary>Selections run for months: what a released version began, today's code must be able to go on with. Every recorded history is replayed on every build.</summary>
public class ReleasedHistories
{
    internal static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Histories");

    private static readonly LocalRuntimeRegistry Registry = new ServiceCollection()
        .AddLocalRuntime(options => options.FunctionAssemblies.Add(typeof(LocalHost).Assembly)).BuildServiceProvider().GetRequiredService<LocalRuntimeRegistry>();

    public static TheoryData<string> Files => new(Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Todays_code_takes_the_same_steps(string file) => RecordedHistory.Read(Path.Combine(Folder, file)).Replay(Registry);

    /// <summary>The orchestrators of today's code.</summary>
    internal static IReadOnlyList<string> Orchestrators { get; } =
    [
        .. typeof(LocalHost).Assembly.GetTypes().SelectMany(t => t.GetMethods())
            .Where(m => m.GetParameters().Any(p => p.IsDefined(typeof(OrchestrationTriggerAttribute), false))).Select(m => m.DeclaringType!.Name).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void No_orchestrator_of_a_released_version_has_vanished()
    {
        var versions = Directory.GetDirectories(Folder);
        Assert.NotEmpty(versions);
        // A selection could still run on it. One that was added since has its history once its version is released: the recording sees to that.
        Assert.All(versions, version => Assert.Empty(Recorded(version).Except(Orchestrators, StringComparer.Ordinal)));
    }

    /// <summary>The orchestrators that have a history in a version's folder.</summary>
    internal static IEnumerable<string> Recorded(string version) => Directory.GetFiles(version, "*.json").Select(f => RecordedHistory.Read(f).Orchestrator).Distinct(StringComparer.Ordinal);

    [Fact]
    public void A_change_that_breaks_a_released_history_names_the_step()
    {
        var history = Directory.GetFiles(Folder, "LonglistOrchestrator-*.json", SearchOption.AllDirectories).Select(RecordedHistory.Read).First(h => h.Status == OrchestrationRuntimeStatus.Completed);
        var changed = new LocalRuntimeRegistry().AddOrchestrator("LonglistOrchestrator", async context => await context.CallActivityAsync<string>("AskTheBoard"));

        var broken = Assert.Throws<NonDeterministicException>(() => history.Replay(changed));

        Assert.Contains("in turn 0: expected step activity 'AskTheBoard' (#1), history has activity 'ProposeLonglist' (#1)", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_ends_too_early_is_noticed()
    {
        var history = Directory.GetFiles(Folder, "MailOrchestrator-*.json", SearchOption.AllDirectories).Select(RecordedHistory.Read).First();
        var changed = new LocalRuntimeRegistry().AddOrchestrator("MailOrchestrator", _ => Task.FromResult<object?>(0));

        var broken = Assert.Throws<NonDeterministicException>(() => history.Replay(changed));

        Assert.Contains("expected step none, history has activity 'SendMails' (#1)", broken.Message, StringComparison.Ordinal);
    }
}
