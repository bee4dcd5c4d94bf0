using System.Security.Cryptography;

namespace CdmoFlow.Proposals.Checks;

/// <summary>Everything that is learnt of a file while it runs through once: its hash, how it begins, and some strings in it. It keeps a few kilobytes, whatever the size of the file.</summary>
/// <param name="ofBlocks">True computes the hash over the blocks, too.</param>
public sealed class ContentPass(bool ofBlocks = false) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly BlockHash? blocks = ofBlocks ? new BlockHash() : null;
    private readonly byte[] head = new byte[FileSignature.Length];
    private readonly BytePattern eicar = BytePattern.Eicar();
    private readonly BytePattern oldMacros = BytePattern.OldMacros();
    private readonly BytePattern encrypted = BytePattern.EncryptedDocument();
    private int headLength;

    /// <summary>The bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>How the content begins.</summary>
    public ReadOnlySpan<byte> Head => head.AsSpan(0, headLength);

    /// <summary>The EICAR test string is in it.</summary>
    public bool HasTestVirus => eicar.IsFound;

    /// <summary>A compound file with macros.</summary>
    public bool HasMacros => oldMacros.IsFound && FileSignature.IsCompound(Head);

    /// <summary>A compound file in which an encrypted document lies.</summary>
    public bool IsEncrypted => encrypted.IsFound && FileSignature.IsCompound(Head);

    /// <summary>The next piece.</summary>
    public void Append(ReadOnlySpan<byte> piece)
    {
        hash.AppendData(piece);
        blocks?.Append(piece);
        Length += piece.Length;
        if (headLength < head.Length)
        {
            var part = piece[..Math.Min(piece.Length, head.Length - headLength)];
            part.CopyTo(head.AsSpan(headLength));
            headLength += part.Length;
        }

        eicar.Append(piece);
        oldMacros.Append(piece);
        encrypted.Append(piece);
    }

    /// <summary>SHA-256 of all pieces, hex.</summary>
    public string Sha256() => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>SHA-256 over the SHA-256 of each block, hex; null where it was not asked for.</summary>
    public string? BlocksSha256() => blocks?.Sum();

    /// <inheritdoc />
    public void Dispose()
    {
        hash.Dispose();
        blocks?.Dispose();
    }
}
