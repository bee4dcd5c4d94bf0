using System.Text;

namespace CdmoFlow.Proposals.Checks;

/// <summary>Looks for some bytes in content that comes in pieces, across their borders, without keeping more than the pattern's length.</summary>
public sealed class BytePattern(byte[] pattern)
{
    private readonly byte[] seam = new byte[2 * (pattern.Length - 1)];
    private int kept;

    /// <summary>The pattern has come by.</summary>
    public bool IsFound { get; private set; }

    /// <summary>The test string of EICAR, put together only here: whole in a file it would have scanners remove that file.</summary>
    public static BytePattern Eicar() => new(Encoding.ASCII.GetBytes(string.Concat((string[])["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*"])));

    /// <summary>The storage of macros in a Word, Excel or PowerPoint file of the old format.</summary>
    public static BytePattern OldMacros() => new(Encoding.Unicode.GetBytes("_VBA_PROJECT"));

    /// <summary>The storage in which a document with a password lies.</summary>
    public static BytePattern EncryptedDocument() => new(Encoding.Unicode.GetBytes("EncryptedPackage"));

    /// <summary>The part with macros in a document of the new format; names of entries lie unpacked in it.</summary>
    public static BytePattern NewMacros() => new("vbaProject.bin"u8.ToArray());

    /// <summary>The next piece.</summary>
    public void Append(ReadOnlySpan<byte> piece)
    {
        if (IsFound || piece.IsEmpty) return;
        var most = pattern.Length - 1;
        var head = piece[..Math.Min(most, piece.Length)];
        head.CopyTo(seam.AsSpan(kept));
        var joined = seam.AsSpan(0, kept + head.Length);
        IsFound = joined.IndexOf(pattern) >= 0 || piece.IndexOf(pattern) >= 0;
        var rest = piece.Length >= most ? piece[^most..] : joined[^Math.Min(most, joined.Length)..];
        kept = rest.Length;
        rest.CopyTo(seam);
    }
}
