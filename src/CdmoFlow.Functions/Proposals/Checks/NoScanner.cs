using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;

namespace CdmoFlow.Functions.Proposals.Checks;

/// <summary>Stands where no scanner is configured: nothing is ever called clean, and a project manager decides for each file.</summary>
public sealed class NoScanner : IMalwareScanner
{
    /// <inheritdoc />
    public bool ReadsContent => false;

    /// <inheritdoc />
    public long LargestFile => long.MaxValue;

    /// <inheritdoc />
    public Task<ScanResult> ScanAsync(SubmittedFile file, Stream content, CancellationToken cancellationToken) =>
        Task.FromResult(new ScanResult(ScanState.NotScanned, FileReason.NoScanner));
}
