using System.Collections.Concurrent;
using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;

namespace CdmoFlow.Integration.Tests.Proposals.Checks;

/// <summary>Has no answer when it is first asked about a file, nor when it is asked again at once; the third time it has one. So does a scanner that works beside the storage.</summary>
internal sealed class HesitantScanner : IMalwareScanner
{
    private readonly ConcurrentDictionary<string, int> asked = new(StringComparer.Ordinal);

    public bool ReadsContent => false;

    public long LargestFile => long.MaxValue;

    public Task<ScanResult> ScanAsync(SubmittedFile file, Stream content, CancellationToken cancellationToken) =>
        Task.FromResult(asked.AddOrUpdate(file.SealedBlob!, 1, (_, times) => times + 1) <= 2 ? ScanResult.Pending : ScanResult.Clean);
}
