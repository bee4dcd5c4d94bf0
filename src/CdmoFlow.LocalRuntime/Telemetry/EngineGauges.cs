using System.Diagnostics.Metrics;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Lengths of one engine's queues; they vanish with it.</summary>
internal sealed class EngineGauges : IDisposable
{
    private readonly Meter meter = new(RuntimeTelemetry.Name);

    public EngineGauges(LiveInstances live, TurnQueue turns, ActivityRunner activities)
    {
        meter.CreateObservableGauge(RuntimeTelemetry.TurnQueueName, () => turns.Length, "{instance}");
        meter.CreateObservableGauge(RuntimeTelemetry.ActivityQueueName, () => activities.Waiting, "{activity}");
        meter.CreateObservableGauge(RuntimeTelemetry.ActivitiesRunningName, () => activities.Running, "{activity}");
        meter.CreateObservableGauge(RuntimeTelemetry.InstancesName, () => live.Count, "{instance}");
    }

    public void Dispose() => meter.Dispose();
}
