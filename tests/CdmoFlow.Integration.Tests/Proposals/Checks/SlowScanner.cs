using System.Collections.Concurrent;
using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;

namespace CdmoFlow.Integration.Tests.Proposals.Checks;

/// <summary>Needs half an hour of business time for a file, counted from when it is first asked about it.</summary>
internal sealed class SlowScanner(TimeProvider clock) : IMalwareScanner
{
    /// <summary>How long it scans.</summary>
    public static readonly TimeSpan Scan = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, DateTimeOffset> began = new(StringComparer.Ordinal);

    public bool ReadsContent => false;

    public long LargestFile => long.MaxValue;

    public Task<ScanResult> ScanAsync(SubmittedFile file, Stream content, CancellationToken cancellationToken) =>
        Task.FromResult(clock.GetUtcNow() - began.GetOrAdd(file.SealedBlob!, _ => clock.GetUtcNow()) < Scan ? ScanResult.Pending : ScanResult.Clean);
}
