namespace CdmoFlow.Proposals.Checks;

/// <summary>Why a file is not clean (yet).</summary>
public enum FileReason
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The scanner has not answered yet.</summary>
    Waiting,

    /// <summary>The sealed content has another SHA-256 than the browser announced.</summary>
    HashDiffers,

    /// <summary>The content is of another kind than the ending of the name says.</summary>
    WrongType,

    /// <summary>A program, whatever its name says.</summary>
    Executable,

    /// <summary>A document with macros.</summary>
    Macros,

    /// <summary>An archive with more entries than allowed.</summary>
    TooManyEntries,

    /// <summary>An archive that unpacks to more bytes than allowed, or to more than it says.</summary>
    UnpacksTooLarge,

    /// <summary>An archive packed so tightly that unpacking it would be an attack.</summary>
    RatioTooHigh,

    /// <summary>An archive with an entry whose name leads out of the folder or deceives the reader.</summary>
    UnsafeName,

    /// <summary>An archive, or a document in the form of one, that cannot be read.</summary>
    Broken,

    /// <summary>An entry, or the whole document, is encrypted.</summary>
    Encrypted,

    /// <summary>An archive lies in the archive.</summary>
    NestedArchive,

    /// <summary>An entry is packed by a method that cannot be unpacked here.</summary>
    UnknownPacking,

    /// <summary>The scanner found malware; the detail names it.</summary>
    Malware,

    /// <summary>The file is larger than the scanner reads.</summary>
    ScannerLimit,

    /// <summary>The scanner answered with an error; the detail says which.</summary>
    ScannerFailed,

    /// <summary>The scanner did not answer for hours.</summary>
    ScannerSilent,

    /// <summary>No scanner is configured.</summary>
    NoScanner,
}
