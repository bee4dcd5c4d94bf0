using System.Diagnostics;

namespace CdmoFlow.Benchmarks.Web;

/// <summary>Counts what this process asks of the emulator, by listening to its HTTP client: requests of the measuring browsers go to another port and do not count.</summary>
internal sealed class StorageCount : IDisposable
{
    private readonly ActivityListener listener;
    private long count;

    public StorageCount(IReadOnlyCollection<int> ports)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("server.port") is int port && ports.Contains(port))
                    Interlocked.Increment(ref count);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public long Value => Interlocked.Read(ref count);

    public void Dispose() => listener.Dispose();
}
