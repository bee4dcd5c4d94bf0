namespace CdmoFlow.Proposals.Checks;

/// <summary>The reasons as sentences for mails and programs; pages have them in the reader's language.</summary>
public static class FileReasons
{
    /// <summary>Why a file is not clean, in one sentence with the detail.</summary>
    public static string Sentence(FileFinding finding) => finding.Detail is null ? Of(finding.Reason) : $"{Of(finding.Reason)[..^1]} ({finding.Detail}).";

    private static string Of(FileReason reason) => reason switch
    {
        FileReason.None => "Nothing is wrong.",
        FileReason.Waiting => "The scanner has not answered yet.",
        FileReason.HashDiffers => "What arrived differs from the file that was sent.",
        FileReason.WrongType => "Its content is of another kind than its name says.",
        FileReason.Executable => "It is or holds a program.",
        FileReason.Macros => "It holds macros.",
        FileReason.TooManyEntries => "The archive has too many entries.",
        FileReason.UnpacksTooLarge => "The archive unpacks to more than is allowed or than it says.",
        FileReason.RatioTooHigh => "The archive is packed too tightly to be unpacked safely.",
        FileReason.UnsafeName => "The archive holds a name that leads out of its folder or deceives.",
        FileReason.Broken => "It cannot be read.",
        FileReason.Encrypted => "It needs a password.",
        FileReason.NestedArchive => "There is an archive in the archive.",
        FileReason.UnknownPacking => "It is packed by a method that cannot be unpacked here.",
        FileReason.Malware => "Malware was found.",
        FileReason.ScannerLimit => "It is larger than the scanner reads.",
        FileReason.ScannerFailed => "The scanner could not read it.",
        FileReason.ScannerSilent => "The scanner did not answer.",
        FileReason.NoScanner => "No malware scanner is installed.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "An unknown reason."),
    };
}
