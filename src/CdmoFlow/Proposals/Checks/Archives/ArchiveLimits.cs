namespace CdmoFlow.Proposals.Checks.Archives;

/// <summary>What an archive may be at most; judged by its directory before anything is unpacked, and again while it is.</summary>
/// <param name="Entries">Files and folders in it.</param>
/// <param name="Unpacked">Bytes of all entries together.</param>
/// <param name="Ratio">Unpacked bytes for each packed one.</param>
public sealed record ArchiveLimits(int Entries, long Unpacked, int Ratio)
{
    private const long FreeOfRatio = 16L * 1024 * 1024;

    /// <summary>10,000 entries, 10 GiB, 200 to 1.</summary>
    public static ArchiveLimits Standard { get; } = new(10_000, 10L * 1024 * 1024 * 1024, 200);

    /// <summary>The ratio is passed; small contents, such as an empty form, may be packed as tightly as they like.</summary>
    public bool IsTooTight(long packed, long unpacked) => unpacked > FreeOfRatio && unpacked / Math.Max(1, packed) > Ratio;
}
