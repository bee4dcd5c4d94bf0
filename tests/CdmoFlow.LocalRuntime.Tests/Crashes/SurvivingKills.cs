using System.Globalization;
using CdmoFlow.LocalRuntime.Tests.Durable;
using Microsoft.DurableTask.Client;
using Xunit.Abstractions;

namespace CdmoFlow.LocalRuntime.Tests.Crashes;

/// <summary>A process is killed with SIGKILL again and again while it works. Kills: 30, or as many as CDMOFLOW_KILLS says; seed: CDMOFLOW_SEED, else by chance and printed.</summary>
[Collection("Azurite")]
public sealed class SurvivingKills(AzuriteFixture azurite, ITestOutputHelper output)
{
    private static readonly int Kills = Setting("CDMOFLOW_KILLS") ?? 30;
    private readonly int seed = Setting("CDMOFLOW_SEED") ?? Environment.TickCount;
    private readonly string folder = Directory.CreateTempSubdirectory("cdmoflow-kills-").FullName;
    private readonly string hubName = Hub.NewName();

    [Fact]
    public async Task Nothing_is_lost_and_nothing_happens_twice_that_was_done()
    {
        var said = $"Kills: {Kills}, seed: {seed}, hub: {hubName}.";
        output.WriteLine(said);
        Console.WriteLine(said);
        await KillAgainAndAgainAsync();
        await FinishAsync();

        var log = EffectLog.Read(LogFile);
        var started = log.Where(line => line.What == 'S').Select(line => line.Key).ToHashSet(StringComparer.Ordinal);
        Assert.True(started.Count > Kills, $"Only {started.Count} instances were started.");

        await using var hub = await Hub.StartAsync(azurite, _ => { }, hubName, TimeProvider.System);
        await AssertResultsAsync(hub, started);
        await AssertEffectsAsync(hub, log);
        var reruns = log.Where(line => line.What == 'B').GroupBy(line => line.Key).Count(runs => runs.Count() > 1);
        said = $"{started.Count} instances, {log.Count(line => line.What == 'E')} activities done, {reruns} of them run again after a kill.";
        output.WriteLine(said);
        Console.WriteLine(said);
        Directory.Delete(folder, recursive: true);
    }

    private string LogFile => Path.Combine(folder, "effects.log");

    private string StopFile => Path.Combine(folder, "stop");

    private async Task KillAgainAndAgainAsync()
    {
        await File.WriteAllTextAsync(LogFile, "");
        var random = new Random(seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = new CrashProcess(azurite.ConnectionString, hubName, LogFile, StopFile);
            if (random.Next(5) > 0)
            {
                await process.ReadyAsync();
            }

            await Task.Delay(random.Next(400));
            await process.KillAsync();
        }
    }

    private async Task FinishAsync()
    {
        await File.WriteAllTextAsync(StopFile, "");
        using var last = new CrashProcess(azurite.ConnectionString, hubName, LogFile, StopFile);
        await last.EndAsync(TimeSpan.FromMinutes(2));
        Assert.Contains(CrashHost.Done, last.Said, StringComparison.Ordinal);
    }

    private static async Task AssertResultsAsync(Hub hub, HashSet<string> started)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var instance in hub.Client.GetAllInstancesAsync(new(FetchInputsAndOutputs: true, PageSize: 1000)))
        {
            Assert.True(instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed, $"{instance.InstanceId} is {instance.RuntimeStatus}: {instance.FailureDetails?.ErrorMessage}");
            if (!instance.InstanceId.Contains(':', StringComparison.Ordinal))
            {
                Assert.Equal(Workload.Results[instance.Name], instance.ReadOutputAs<string>());
                seen.Add(instance.InstanceId);
            }
        }

        Assert.Empty(started.Except(seen, StringComparer.Ordinal));
    }

    /// <summary>Holds what the processes did against what the histories say.</summary>
    private static async Task AssertEffectsAsync(Hub hub, IReadOnlyList<LogLine> log)
    {
        var began = log.Where(line => line.What == 'B').ToLookup(line => line.Key, StringComparer.Ordinal);
        var ended = log.Where(line => line.What == 'E').Select(line => line.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var runs in began)
        {
            Assert.True(runs.Select(run => run.Process).Distinct().Count() == runs.Count(), $"{runs.Key} ran twice in one process.");
        }

        foreach (var instance in await hub.Control.InstancesAsync())
        {
            var history = await hub.Control.HistoryAsync(instance.InstanceId);
            foreach (var step in history.Where(line => line.Kind == "ActivityScheduled"))
            {
                var key = System.Text.Json.JsonSerializer.Deserialize<Workload.Step>(step.Data!)!.Key;
                var done = Assert.Single(history, line => line.Kind == "ActivityCompleted" && line.Execution == step.Execution && line.TaskId == step.TaskId);
                Assert.True(ended.Contains(key), $"{key} counts as completed but never ended.");
                Assert.All(began[key], run => Assert.True(run.At <= done.At, $"{key} began again at {run.At:O}, after its completion was stored at {done.At:O}."));
            }
        }
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
