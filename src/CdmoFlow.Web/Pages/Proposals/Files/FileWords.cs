using CdmoFlow.Proposals.Checks;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Proposals.Files;

/// <summary>Verdicts of checks and their reasons in the reader's language.</summary>
internal static class FileWords
{
    private static readonly Dictionary<FileVerdict, string> Verdicts = new()
    {
        [FileVerdict.Scanning] = "Uploads_Scanning",
        [FileVerdict.Clean] = "Uploads_Clean",
        [FileVerdict.Infected] = "Uploads_Infected",
        [FileVerdict.NotScanned] = "Uploads_NotScanned",
        [FileVerdict.Refused] = "Uploads_Refused",
    };

    private static readonly Dictionary<FileReason, string> Reasons = new()
    {
        [FileReason.Waiting] = "Uploads_ReasonWaiting",
        [FileReason.HashDiffers] = "Uploads_ReasonHashDiffers",
        [FileReason.WrongType] = "Uploads_ReasonWrongType",
        [FileReason.Executable] = "Uploads_ReasonExecutable",
        [FileReason.Macros] = "Uploads_ReasonMacros",
        [FileReason.TooManyEntries] = "Uploads_ReasonTooManyEntries",
        [FileReason.UnpacksTooLarge] = "Uploads_ReasonUnpacksTooLarge",
        [FileReason.RatioTooHigh] = "Uploads_ReasonRatioTooHigh",
        [FileReason.UnsafeName] = "Uploads_ReasonUnsafeName",
        [FileReason.Broken] = "Uploads_ReasonBroken",
        [FileReason.Encrypted] = "Uploads_ReasonEncrypted",
        [FileReason.NestedArchive] = "Uploads_ReasonNestedArchive",
        [FileReason.UnknownPacking] = "Uploads_ReasonUnknownPacking",
        [FileReason.Malware] = "Uploads_ReasonMalware",
        [FileReason.ScannerLimit] = "Uploads_ReasonScannerLimit",
        [FileReason.ScannerFailed] = "Uploads_ReasonScannerFailed",
        [FileReason.ScannerSilent] = "Uploads_ReasonScannerSilent",
        [FileReason.NoScanner] = "Uploads_ReasonNoScanner",
    };

    /// <summary>The word of a verdict; a file without one is still being checked.</summary>
    public static string Of(FileFinding? finding) => Of(finding?.Verdict ?? FileVerdict.Scanning);

    /// <summary>What the checks said.</summary>
    public static string Of(FileVerdict verdict) => T.Of(Verdicts[verdict]);

    /// <summary>Why a file is not clean, with the detail; null for a clean one.</summary>
    public static string? Why(FileFinding? finding)
    {
        if (finding is null or { Reason: FileReason.None }) return null;
        var why = T.Of(Reasons[finding.Reason]);
        return finding.Detail is { } detail ? T.Of("Uploads_WithDetail", why, detail) : why;
    }
}
