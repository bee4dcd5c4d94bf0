using Azure;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Storage.Blobs;

namespace CdmoFlow.Functions.Proposals.Checks;

/// <summary>
/// Microsoft Defender for Storage scans what arrives in the account and writes its answer as an index tag of the blob. No permission that is handed out may write tags, and a copy takes none over.
/// </summary>
public sealed class DefenderScanner(SealedFiles files) : IMalwareScanner
{
    private const string Tag = "Malware Scanning scan result";

    /// <inheritdoc />
    public bool ReadsContent => false;

    /// <summary>Defender itself reads up to 50 GB.</summary>
    public long LargestFile => 50_000_000_000;

    /// <inheritdoc />
    public async Task<ScanResult> ScanAsync(SubmittedFile file, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            return Read(await files.TagAsync(file, Tag, cancellationToken));
        }
        catch (RequestFailedException unread)
        {
            return new ScanResult(ScanState.Pending, FileReason.Waiting, $"The tags could not be read: {unread.ErrorCode}");
        }
    }

    /// <summary>The meaning of the tag.</summary>
    public static ScanResult Read(string? result) => result switch
    {
        null or "" => ScanResult.Pending,
        "No threats found" => ScanResult.Clean,
        "Malicious" => new ScanResult(ScanState.Infected, FileReason.Malware, "Microsoft Defender"),
        _ => new ScanResult(ScanState.NotScanned, FileReason.ScannerFailed, result),
    };
}
