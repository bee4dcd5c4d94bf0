using System.Diagnostics.Metrics;
using CdmoFlow.LocalRuntime;

namespace CdmoFlow.Benchmarks.Runtime;

/// <summary>Counts the storage requests that the runtime's clients send, retries included, by listening to its meter.</summary>
internal sealed class RequestCount : IDisposable
{
    private readonly MeterListener listener = new();
    private long count;

    public RequestCount()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == RuntimeTelemetry.Name && instrument.Name == RuntimeTelemetry.StorageRequestsName)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref count, value));
        listener.Start();
    }

    public long Value => Interlocked.Read(ref count);

    public void Dispose() => listener.Dispose();
}
