using System.Security.Cryptography;

namespace CdmoFlow.Proposals.Checks;

/// <summary>
/// SHA-256 over the SHA-256 of each block of <see cref="UploadRules.BlockSize"/> bytes, in order. A browser can compute it natively while a file travels; a plain SHA-256 of a file that does not fit into memory
/// it cannot, and a script for it takes more of the machine than the upload itself.
/// </summary>
internal sealed class BlockHash : IDisposable
{
    private readonly IncrementalHash block = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int filled;

    /// <summary>The next piece, whatever its size.</summary>
    public void Append(ReadOnlySpan<byte> piece)
    {
        while (!piece.IsEmpty)
        {
            var part = piece[..Math.Min(piece.Length, UploadRules.BlockSize - filled)];
            block.AppendData(part);
            piece = piece[part.Length..];
            if ((filled += part.Length) == UploadRules.BlockSize) Close();
        }
    }

    /// <summary>The hash of all pieces, hex; nothing is appended afterwards.</summary>
    public string Sum()
    {
        if (filled > 0) Close();
        return Convert.ToHexStringLower(all.GetCurrentHash());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        block.Dispose();
        all.Dispose();
    }

    private void Close()
    {
        all.AppendData(block.GetHashAndReset());
        filled = 0;
    }
}
