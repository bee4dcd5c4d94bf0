using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CdmoFlow.Benchmarks.Runtime;

/// <summary>Measures the local runtime over one emulator; floor and figures in one run, so that ratios can be taken.</summary>
internal static class RuntimeBenchmark
{
    public static async Task RunAsync(string connectionString)
    {
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        async Task MeasureAsync(string name, string goal, Func<Task<double>> measure)
        {
            figures[name] = Math.Round(await measure(), 1);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-28} {figures[name],10:0.0}   {goal}"));
        }

        Console.WriteLine($"  {"figure",-28} {"measured",10}   to reach; in brackets the real engine on two such cores");
        await MeasureAsync("floor_upserts_per_s", "-", () => Floor.UpsertsPerSecondAsync(connectionString));
        await MeasureAsync("floor_transactions_per_s", "-", () => Floor.TransactionsPerSecondAsync(connectionString));
        await MeasureAsync("five_step_runs_per_s", ">= 50 and >= 0.07 x floor_transactions_per_s (17-18)", () => Figures.FiveStepRunsPerSecondAsync(connectionString));
        await MeasureAsync("requests_per_run", "<= 25, aim 10 (90)", () => Figures.RequestsPerRunAsync(connectionString));
        await MeasureAsync("chain_steps_per_s", ">= 150 (22-46)", () => Figures.ChainStepsPerSecondAsync(connectionString));
        await MeasureAsync("fanout_steps_per_s", ">= 300 (47-128)", () => Figures.FanOutStepsPerSecondAsync(connectionString));
        await MeasureAsync("events_per_s", ">= 300 (257-328)", () => Figures.EventsPerSecondAsync(connectionString));
        await MeasureAsync("event_to_activity_ms_p95", "- (41-70)", () => Figures.EventToActivityP95Async(connectionString));
        await MeasureAsync("replay_ms_1000_events", "< 10", () => Task.FromResult(Figures.ReplayOfThousandEvents()));
        await MeasureAsync("idle_requests_per_min", "<= 60 (47 with none waiting)", () => Figures.IdleRequestsPerMinuteAsync(connectionString));
        await MeasureAsync("peak_mb", "-", () => Task.FromResult(PeakMegabytes()));
        Console.WriteLine(JsonSerializer.Serialize(figures));
    }

    /// <summary>Largest resident memory of this process so far, without the emulator's.</summary>
    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1048576.0;
    }
}
