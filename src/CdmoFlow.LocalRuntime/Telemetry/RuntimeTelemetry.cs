using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CdmoFlow.LocalRuntime;

/// <summary>Names of the traces and metrics that the runtime emits, for whoever exports or listens. They carry instance ids and names of functions, never payloads.</summary>
public static class RuntimeTelemetry
{
    /// <summary>Name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "CdmoFlow.LocalRuntime";

    /// <summary>Counter: requests sent to Table and Blob Storage, retries included; tags <c>service</c>, <c>method</c>.</summary>
    public const string StorageRequestsName = "cdmoflow.storage.requests";

    /// <summary>Counter: turns committed; tag <c>orchestrator</c>.</summary>
    public const string TurnsName = "cdmoflow.turns";

    /// <summary>Counter: turns that could not be committed and are tried again; tag <c>orchestrator</c>.</summary>
    public const string TurnFailuresName = "cdmoflow.turn.failures";

    /// <summary>Histogram, milliseconds: repeating the history before a turn; tag <c>orchestrator</c>. Its count is the number of replays.</summary>
    public const string ReplayDurationName = "cdmoflow.replay.duration";

    /// <summary>Histogram, milliseconds: one run of an activity; tags <c>activity</c>, <c>outcome</c> (completed, failed, interrupted).</summary>
    public const string ActivityDurationName = "cdmoflow.activity.duration";

    /// <summary>Gauge: instances that wait in line for a turn.</summary>
    public const string TurnQueueName = "cdmoflow.queue.turns";

    /// <summary>Gauge: activities that wait for a free place.</summary>
    public const string ActivityQueueName = "cdmoflow.queue.activities";

    /// <summary>Gauge: activities that run.</summary>
    public const string ActivitiesRunningName = "cdmoflow.activities.running";

    /// <summary>Gauge: instances that have not ended.</summary>
    public const string InstancesName = "cdmoflow.instances";

    internal static readonly ActivitySource Source = new(Name);
    internal static readonly Meter Meter = new(Name);
    internal static readonly Counter<long> StorageRequests = Meter.CreateCounter<long>(StorageRequestsName, "{request}");
    internal static readonly Counter<long> Turns = Meter.CreateCounter<long>(TurnsName, "{turn}");
    internal static readonly Counter<long> TurnFailures = Meter.CreateCounter<long>(TurnFailuresName, "{turn}");
    internal static readonly Histogram<double> ReplayDuration = Meter.CreateHistogram<double>(ReplayDurationName, "ms");
    internal static readonly Histogram<double> ActivityDuration = Meter.CreateHistogram<double>(ActivityDurationName, "ms");
}
