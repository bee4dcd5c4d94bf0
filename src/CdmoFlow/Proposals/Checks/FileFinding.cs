namespace CdmoFlow.Proposals.Checks;

/// <summary>What the checks found in one file. It lies in the CDMO's own partition: names of entries are content.</summary>
/// <param name="Verdict">Whether it can be read.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Detail">The entry of the archive, or what the scanner said; null where the reason says all.</param>
/// <param name="At">When it was found, business time; for a file that waits for its scanner, since when.</param>
public sealed record FileFinding(FileVerdict Verdict, FileReason Reason, string? Detail, DateTimeOffset At)
{
    private const int LongestDetail = 200;

    /// <summary>The checks have answered; nothing is waited for.</summary>
    public bool IsFinal => Verdict != FileVerdict.Scanning;

    /// <summary>A finding with a detail short enough for a table row, without characters that could deceive a reader.</summary>
    public static FileFinding Of(FileVerdict verdict, FileReason reason, string? detail, DateTimeOffset at) =>
        new(verdict, reason, detail is null ? null : FileNames.Readable(detail, LongestDetail), at);
}
