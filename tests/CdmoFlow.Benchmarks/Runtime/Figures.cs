using System.Diagnostics;
using CdmoFlow.LocalRuntime.Durable;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;

namespace CdmoFlow.Benchmarks.Runtime;

/// <summary>One method per figure; each measures on a hub of its own unless it is given one.</summary>
internal static class Figures
{
    /// <summary>200 orchestrations of five activities in a row, started at once: runs per second.</summary>
    public static async Task<double> FiveStepRunsPerSecondAsync(string connectionString) =>
        200 / (await OnFreshHubAsync(connectionString, "Chain", (20, 5), (200, 5))).Took.TotalSeconds;

    /// <summary>Storage requests of one run of five steps.</summary>
    public static async Task<double> RequestsPerRunAsync(string connectionString) => (await OnFreshHubAsync(connectionString, "Chain", (1, 5), (1, 5))).Requests;

    /// <summary>One orchestration, 200 activities in a row: steps per second.</summary>
    public static async Task<double> ChainStepsPerSecondAsync(string connectionString) =>
        200 / (await OnFreshHubAsync(connectionString, "Chain", (1, 50), (1, 200))).Took.TotalSeconds;

    /// <summary>One orchestration, 200 activities at once: steps per second.</summary>
    public static async Task<double> FanOutStepsPerSecondAsync(string connectionString) =>
        200 / (await OnFreshHubAsync(connectionString, "Fan", (1, 50), (1, 200))).Took.TotalSeconds;

    /// <summary>200 events raised at once to one instance, until it has taken them all: events per second.</summary>
    public static async Task<double> EventsPerSecondAsync(string connectionString)
    {
        await using var hub = await BenchHub.StartAsync(connectionString);
        foreach (var id in new[] { "warm", "run" })
        {
            await hub.StartAsync("Events", id);
            await hub.Client.WaitForInstanceStartAsync(id);
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, BenchHub.EventsToOne).Select(i => hub.Client.RaiseEventAsync(id, "Item", i)));
            await hub.EndAsync(id);
            if (id == "run")
            {
                return BenchHub.EventsToOne / watch.Elapsed.TotalSeconds;
            }
        }

        return 0;
    }

    /// <summary>1,000 instances that wait: storage requests per minute, counted over half a minute.</summary>
    public static async Task<double> IdleRequestsPerMinuteAsync(string connectionString)
    {
        await using var hub = await BenchHub.StartAsync(connectionString);
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => hub.StartAsync("Waits", $"wait{i}")));
        await hub.Control.DrainAsync(CancellationToken.None);
        using var requests = new RequestCount();
        await Task.Delay(TimeSpan.FromSeconds(30));
        return requests.Value * 2;
    }

    /// <summary>One idle instance, an event raised until the activity it leads to runs: milliseconds, 95th percentile of 200.</summary>
    public static async Task<double> EventToActivityP95Async(string connectionString)
    {
        await using var hub = await BenchHub.StartAsync(connectionString);
        var took = new List<double>();
        for (var i = 0; i < 220; i++)
        {
            // A new instance every 20 events: what is measured is the way, not the length of a history.
            if (i % 20 == 0)
            {
                await hub.StartAsync("Marks", $"marks{i / 20}");
            }

            await hub.Control.DrainAsync(CancellationToken.None);
            hub.Marked = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var began = Stopwatch.GetTimestamp();
            await hub.Client.RaiseEventAsync($"marks{i / 20}", "Go", 1);
            took.Add(Stopwatch.GetElapsedTime(began, await hub.Marked.Task).TotalMilliseconds);
        }

        return Percentile(took.Skip(20), 0.95);
    }

    /// <summary>Replaying a history of 1,000 events that lies in memory: milliseconds, median of 50.</summary>
    public static double ReplayOfThousandEvents()
    {
        static async Task<object?> Chain(TaskOrchestrationContext context)
        {
            for (var i = 0; i < 333; i++)
            {
                await context.CallActivityAsync<int>("Step", i);
            }

            return await context.WaitForExternalEvent<int>("Never");
        }

        var meta = new InstanceMeta("replayed", "Chain");
        OrchestrationRun New() => new(meta, Chain, NullLoggerFactory.Instance, () => { });
        var history = new List<Turn>();
        var first = New();
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i <= 333; i++)
        {
            HistoryEvent[] messages = i == 0 ? [] : [new(EventKind.ActivityCompleted) { Id = i, Name = "Step", Data = "1" }];
            history.Add(new([new(EventKind.TurnStarted) { At = now }, .. messages, .. first.Play(now, messages, replaying: false)]));
        }

        var took = new List<double>();
        for (var i = 0; i < 60; i++)
        {
            var run = New();
            var began = Stopwatch.GetTimestamp();
            for (var turn = 0; turn < history.Count; turn++)
            {
                run.Replay(history[turn], turn);
            }

            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        Debug.Assert(history.Sum(turn => turn.Events.Count) >= 1000, "The history must have 1,000 events.");
        return Percentile(took.Skip(10), 0.5);
    }

    /// <summary>Runs once to warm up and once to measure, each a number of instances with one input.</summary>
    private static async Task<(TimeSpan Took, long Requests)> OnFreshHubAsync(string connectionString, string orchestrator, (int Count, int Input) warm, (int Count, int Input) run)
    {
        await using var hub = await BenchHub.StartAsync(connectionString);
        await RunAsync(hub, "warm", warm.Count, orchestrator, warm.Input);
        using var requests = new RequestCount();
        return (await RunAsync(hub, "run", run.Count, orchestrator, run.Input), requests.Value);
    }

    private static async Task<TimeSpan> RunAsync(BenchHub hub, string prefix, int count, string orchestrator, int input)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, count).Select(async i =>
        {
            var id = $"{prefix}{i}";
            await hub.StartAsync(orchestrator, id, input);
            await hub.EndAsync(id);
        }));
        return watch.Elapsed;
    }

    private static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
