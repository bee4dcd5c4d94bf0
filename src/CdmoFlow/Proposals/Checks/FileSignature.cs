namespace CdmoFlow.Proposals.Checks;

/// <summary>What the first bytes of a file tell of its kind.</summary>
public static class FileSignature
{
    /// <summary>So many bytes at the beginning are looked at.</summary>
    public const int Length = 4096;

    /// <summary>A reason when the content is not what the name promises or is a program; none otherwise.</summary>
    public static FileReason Check(string fileName, ReadOnlySpan<byte> head)
    {
        if (IsExecutable(head)) return FileReason.Executable;
        var fits = FileKinds.Of(fileName) switch
        {
            FileKind.Pdf => head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0,
            FileKind.Compound => IsCompound(head),
            // A document with a password lies in a compound file; that it is encrypted is found by its content.
            FileKind.Package => IsZip(head) || IsCompound(head),
            FileKind.Archive => IsZip(head),
            FileKind.Png => head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            FileKind.Jpeg => head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
            FileKind.Tiff => head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) || head.StartsWith("II+\0"u8) || head.StartsWith("MM\0+"u8),
            FileKind.Dwg => head.StartsWith("AC1"u8),
            FileKind.Text => IsText(head) || head.StartsWith("AutoCAD Binary DXF"u8),
            _ => false,
        };
        return fits ? FileReason.None : FileReason.WrongType;
    }

    /// <summary>It begins like a ZIP archive, an empty one included.</summary>
    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8);

    /// <summary>It begins like a compound file.</summary>
    public static bool IsCompound(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>It begins like an archive of any common kind.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> head) =>
        IsZip(head) || head.StartsWith("Rar!"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) || head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || head.StartsWith("BZh"u8)
        || head.StartsWith((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) || head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]);

    /// <summary>A program of Windows, Linux or macOS, a script with an interpreter, a shortcut, or Java and Android code.</summary>
    public static bool IsExecutable(ReadOnlySpan<byte> head) =>
        // A table may begin with the letters MZ; a program has empty bytes soon after.
        (head.StartsWith("MZ"u8) && head.Contains((byte)0))
        || head.StartsWith("\u007FELF"u8) || head.StartsWith("#!"u8) || head.StartsWith("dex\n"u8)
        || head.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE])
        || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xED, 0xFA, 0xCE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xED, 0xFA, 0xCF])
        || head.StartsWith((ReadOnlySpan<byte>)[0xCE, 0xFA, 0xED, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE])
        || head.StartsWith((ReadOnlySpan<byte>)[0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00]);

    // UTF-16 has empty bytes and says so at the beginning.
    private static bool IsText(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || !head.Contains((byte)0);
}
