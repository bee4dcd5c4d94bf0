using Microsoft.DurableTask;

namespace CdmoFlow.LocalRuntime.Tests.Crashes;

/// <summary>The mix that runs while the process is killed: chains, fan-out, children, timers, events and continue-as-new. Each kind has one right result.</summary>
internal static class Workload
{
    public const int Events = 4;

    public static readonly IReadOnlyDictionary<string, string> Results = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Chain"] = "6",
        ["Fan"] = "45",
        ["Family"] = "6",
        ["Timers"] = "3",
        ["Collects"] = "0,1,2,3",
        ["GoesRound"] = "0,1,2,3",
    };

    public static bool TakesEvents(string kind) => kind is "Collects" or "GoesRound";

    public static void Register(LocalRuntimeRegistry registry, EffectLog log) => registry
        .AddActivity<Step, int>("Step", async step =>
        {
            log.Write('B', step.Key);
            await Task.Delay(step.Value % 3);
            log.Write('E', step.Key);
            return step.Value + 1;
        })
        .AddOrchestrator("Chain", context => ChainAsync(context, 6))
        .AddOrchestrator("Fan", async context => $"{(await Task.WhenAll(Enumerable.Range(0, 9).Select(n => StepAsync(context, $"f{n}", n)))).Sum()}")
        .AddOrchestrator("Child", async context => int.Parse((string)(await ChainAsync(context, 2))!, System.Globalization.CultureInfo.InvariantCulture))
        .AddOrchestrator("Family", async context => $"{(await Task.WhenAll(Enumerable.Range(0, 3).Select(n =>
            context.CallSubOrchestratorAsync<int>("Child", null, new SubOrchestrationOptions((TaskRetryOptions?)null, $"{context.InstanceId}:{n}"))))).Sum()}")
        .AddOrchestrator("Timers", async context =>
        {
            var value = 0;
            for (var i = 0; i < 3; i++)
            {
                using var cancel = new CancellationTokenSource();
                var late = context.CreateTimer(TimeSpan.FromDays(60), cancel.Token);
                await Task.WhenAny(context.CreateTimer(TimeSpan.FromMilliseconds(40), CancellationToken.None), late);
                cancel.Cancel();
                value = await StepAsync(context, $"t{i}", value);
            }

            return $"{value}";
        })
        .AddOrchestrator("Collects", async context =>
        {
            var seen = new SortedSet<int>();
            while (seen.Count < Events)
            {
                if (seen.Add(await context.WaitForExternalEvent<int>("Item")))
                {
                    await StepAsync(context, $"c{seen.Count}", seen.Count);
                }
            }

            return string.Join(',', seen);
        })
        .AddOrchestrator("GoesRound", async context =>
        {
            var seen = new SortedSet<int>(context.GetInput<Round>()?.Seen ?? []);
            var round = context.GetInput<Round>()?.Number ?? 0;
            seen.Add(await context.WaitForExternalEvent<int>("Item"));
            await StepAsync(context, $"r{round}", round);
            if (seen.Count < Events)
            {
                context.ContinueAsNew(new Round(round + 1, [.. seen]));
                return null;
            }

            return string.Join(',', seen);
        });

    private static async Task<object?> ChainAsync(TaskOrchestrationContext context, int length)
    {
        var value = 0;
        for (var i = 0; i < length; i++)
        {
            value = await StepAsync(context, $"s{i}", value);
        }

        return $"{value}";
    }

    private static Task<int> StepAsync(TaskOrchestrationContext context, string name, int value) =>
        context.CallActivityAsync<int>("Step", new Step($"{context.InstanceId}/{name}", value));

    public sealed record Step(string Key, int Value);

    public sealed record Round(int Number, int[] Seen);
}
