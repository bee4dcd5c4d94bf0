using System.Diagnostics;

namespace CdmoFlow.Benchmarks.Upload;

/// <summary>The most memory that this process, which runs the functions, held while something went on, beyond what it held before.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource ending = new();
    private readonly Task watching;
    private readonly long before;
    private long most;

    public MemoryWatch()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        before = most = Held();
        watching = WatchAsync();
    }

    /// <summary>Mebibytes beyond the beginning.</summary>
    public double More => (most - before) / 1048576.0;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await watching;
        ending.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!ending.IsCancellationRequested)
        {
            most = Math.Max(most, Held());
            await Task.Delay(50, CancellationToken.None);
        }
    }

    private static long Held()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
