using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Tests.Crashes;

/// <summary>Keeps a number of instances going: starts new ones, raises their events until each was accepted once, and notes which have ended. Knows from the log what dead processes did.</summary>
internal sealed class Driver(DurableTaskClient client, EffectLog log, string logFile, string stopFile)
{
    private const int AtOnce = 18;
    private readonly HashSet<string> done = new(StringComparer.Ordinal);
    private readonly HashSet<string> started = new(StringComparer.Ordinal);
    private readonly HashSet<string> raised = new(StringComparer.Ordinal);

    /// <summary>Runs until the stop file is there and everything that was started has ended.</summary>
    public async Task RunAsync()
    {
        foreach (var line in EffectLog.Read(logFile))
        {
            _ = line.What switch
            {
                'S' => started.Add(line.Key),
                'R' => raised.Add(line.Key),
                'D' => done.Add(line.Key),
                _ => false,
            };
        }

        // A start that storage took, while its process died before it could note it.
        if (await client.GetInstanceAsync(NextId) is not null)
        {
            await StartAsync(NextId);
        }

        var running = started.Except(done, StringComparer.Ordinal).Select(FollowAsync).ToList();
        while (running.Count > 0 || !File.Exists(stopFile))
        {
            while (running.Count < AtOnce && !File.Exists(stopFile))
            {
                var id = NextId;
                await StartAsync(id);
                running.Add(FollowAsync(id));
            }

            running.Remove(await Task.WhenAny(running));
        }
    }

    private string NextId => $"{Workload.Results.Keys.ElementAt(started.Count % Workload.Results.Count)}-{started.Count:D5}";

    private async Task StartAsync(string id)
    {
        if (await client.GetInstanceAsync(id) is null)
        {
            await client.ScheduleNewOrchestrationInstanceAsync(id.Split('-')[0], null, new StartOrchestrationOptions(id));
        }

        log.Write('S', id);
        started.Add(id);
    }

    private async Task FollowAsync(string id)
    {
        for (var i = 0; i < Workload.Events && Workload.TakesEvents(id.Split('-')[0]); i++)
        {
            var key = $"{id}/{i}";
            if (!raised.Contains(key))
            {
                await Task.Delay(5);
                await client.RaiseEventAsync(id, "Item", i);
                log.Write('R', key);
            }
        }

        await client.WaitForInstanceCompletionAsync(id);
        log.Write('D', id);
    }
}
