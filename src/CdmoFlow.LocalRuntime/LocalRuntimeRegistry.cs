using CdmoFlow.LocalRuntime.Durable;
using Microsoft.DurableTask;

namespace CdmoFlow.LocalRuntime;

/// <summary>Orchestrators and activities by name (without regard to case); functions found in assemblies are added at start-up.</summary>
public sealed class LocalRuntimeRegistry
{
    private readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Func<ActivityCall, Task<string?>>> activities = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds an orchestrator written as a delegate. Throws <see cref="ArgumentException"/> when the name is taken.</summary>
    public LocalRuntimeRegistry AddOrchestrator(string name, Func<TaskOrchestrationContext, Task<object?>> orchestrator)
    {
        orchestrators.Add(name, orchestrator);
        return this;
    }

    /// <summary>Adds an activity written as a delegate. Throws <see cref="ArgumentException"/> when the name is taken.</summary>
    public LocalRuntimeRegistry AddActivity<TInput, TOutput>(string name, Func<TInput, Task<TOutput>> activity) =>
        AddActivity(name, async call => Payload.Write(await activity(Payload.Read<TInput>(call.Input, $"The input of activity '{name}'")!)));

    internal LocalRuntimeRegistry AddActivity(string name, Func<ActivityCall, Task<string?>> activity)
    {
        activities.Add(name, activity);
        return this;
    }

    internal Func<TaskOrchestrationContext, Task<object?>>? FindOrchestrator(string name) => orchestrators.GetValueOrDefault(name);

    internal Func<ActivityCall, Task<string?>>? FindActivity(string name) => activities.GetValueOrDefault(name);
}
