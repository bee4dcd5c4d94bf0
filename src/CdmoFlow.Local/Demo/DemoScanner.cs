using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;

namespace CdmoFlow.Local.Demo;

/// <summary>The demo has invented files and no scanner: only the EICAR test string, which needs none, is found. An installation without a scanner calls no file clean.</summary>
public sealed class DemoScanner : IMalwareScanner
{
    /// <inheritdoc />
    public bool ReadsContent => false;

    /// <inheritdoc />
    public long LargestFile => long.MaxValue;

    /// <inheritdoc />
    public Task<ScanResult> ScanAsync(SubmittedFile file, Stream content, CancellationToken cancellationToken) => Task.FromResult(ScanResult.Clean);
}
