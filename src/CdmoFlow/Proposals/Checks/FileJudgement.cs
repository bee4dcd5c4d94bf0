using CdmoFlow.Proposals.Checks.Archives;

namespace CdmoFlow.Proposals.Checks;

/// <summary>Puts the answers of all checks together into one finding. Malware outweighs a rule, a rule outweighs what could not be looked into.</summary>
public static class FileJudgement
{
    /// <summary>So long a scanner may stay silent; then the file counts as not scanned, and a project manager can decide.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(3);

    /// <summary>The finding of a file that ran through completely.</summary>
    /// <param name="file">As submitted; an earlier finding says since when a scanner is waited for.</param>
    /// <param name="pass">What was learnt from its content.</param>
    /// <param name="archive">What its entries say; null for a file without entries.</param>
    /// <param name="scan">What the scanner says.</param>
    /// <param name="now">Business time.</param>
    public static FileFinding Of(SubmittedFile file, ContentPass pass, ArchiveFinding? archive, ScanResult scan, DateTimeOffset now)
    {
        if (pass.HasTestVirus) return FileFinding.Of(FileVerdict.Infected, FileReason.Malware, "EICAR test file", now);
        if (scan.State == ScanState.Infected) return FileFinding.Of(FileVerdict.Infected, FileReason.Malware, scan.Detail, now);
        if (archive is { Verdict: FileVerdict.Infected }) return FileFinding.Of(FileVerdict.Infected, archive.Reason, archive.Entry, now);
        if (Differs(file.AnnouncedSha256, pass.Sha256()) || Differs(file.AnnouncedBlocksSha256, pass.BlocksSha256())) return FileFinding.Of(FileVerdict.Refused, FileReason.HashDiffers, null, now);
        if (FileSignature.Check(file.Name, pass.Head) is var kind and not FileReason.None) return FileFinding.Of(FileVerdict.Refused, kind, null, now);
        if (pass.HasMacros) return FileFinding.Of(FileVerdict.Refused, FileReason.Macros, null, now);
        if (archive is { Verdict: FileVerdict.Refused }) return FileFinding.Of(FileVerdict.Refused, archive.Reason, archive.Entry, now);
        if (pass.IsEncrypted) return FileFinding.Of(FileVerdict.NotScanned, FileReason.Encrypted, null, now);
        if (archive is not null) return FileFinding.Of(archive.Verdict, archive.Reason, archive.Entry, now);
        return OfScan(file, scan, now);
    }

    /// <summary>The finding of a file whose own checks have passed and that waits for its scanner alone.</summary>
    public static FileFinding OfScan(SubmittedFile file, ScanResult scan, DateTimeOffset now)
    {
        var since = file.Finding is { IsFinal: false } waiting ? waiting.At : now;
        return scan.State switch
        {
            ScanState.Clean => FileFinding.Of(FileVerdict.Clean, FileReason.None, null, now),
            ScanState.Infected => FileFinding.Of(FileVerdict.Infected, FileReason.Malware, scan.Detail, now),
            ScanState.NotScanned => FileFinding.Of(FileVerdict.NotScanned, scan.Reason, scan.Detail, now),
            _ when now - since >= Patience => FileFinding.Of(FileVerdict.NotScanned, FileReason.ScannerSilent, scan.Detail, now),
            _ => FileFinding.Of(FileVerdict.Scanning, FileReason.Waiting, null, since),
        };
    }

    private static bool Differs(string? announced, string? found) => announced is not null && !string.Equals(announced, found, StringComparison.OrdinalIgnoreCase);
}
