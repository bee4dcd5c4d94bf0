namespace CdmoFlow.Proposals.Checks;

/// <summary>What a malware scanner says of one file.</summary>
/// <param name="State">Its answer.</param>
/// <param name="Reason">Why it is not clean.</param>
/// <param name="Detail">Its own words, such as the name of what it found.</param>
public sealed record ScanResult(ScanState State, FileReason Reason = FileReason.None, string? Detail = null)
{
    /// <summary>Nothing was found.</summary>
    public static ScanResult Clean { get; } = new(ScanState.Clean);

    /// <summary>It has not answered yet, or cannot be reached at this moment.</summary>
    public static ScanResult Pending { get; } = new(ScanState.Pending, FileReason.Waiting);
}

/// <summary>The answers of a malware scanner.</summary>
public enum ScanState
{
    /// <summary>It found nothing.</summary>
    Clean,

    /// <summary>It found malware.</summary>
    Infected,

    /// <summary>It could not look into the file.</summary>
    NotScanned,

    /// <summary>It will be asked again.</summary>
    Pending,
}
