using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CdmoFlow.Records.Exports;

/// <summary>
/// Encrypts what is sealed on its way through an export: AES-256-GCM piece by piece, under a key that is derived from a secret of the installation and is different for every entry.
/// A piece that was changed, moved or cut off at the end is noticed.
/// </summary>
public static class SealedCipher
{
    private const int Piece = 1024 * 1024;
    private const int SaltLength = 32;
    private const int TagLength = 16;
    private const uint LastPiece = 0x8000_0000;

    /// <summary>Encrypts a stream to its end.</summary>
    /// <param name="plain">What to encrypt.</param>
    /// <param name="target">Gets the encrypted bytes.</param>
    /// <param name="secret">Secret of the installation.</param>
    /// <param name="label">What it is: it decrypts under no other label.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task EncryptAsync(Stream plain, Stream target, byte[] secret, string label, CancellationToken cancellationToken = default)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        await target.WriteAsync(salt, cancellationToken);
        using var cipher = Cipher(secret, salt, label);
        var (now, next) = (new byte[Piece], new byte[Piece]);
        var output = new byte[4 + Piece + TagLength];
        var length = await plain.ReadAtLeastAsync(now, Piece, throwOnEndOfStream: false, cancellationToken);
        for (ulong number = 0; ; number++)
        {
            var following = length < Piece ? 0 : await plain.ReadAtLeastAsync(next, Piece, throwOnEndOfStream: false, cancellationToken);
            var isLast = following == 0;
            BinaryPrimitives.WriteUInt32BigEndian(output, (uint)length | (isLast ? LastPiece : 0));
            cipher.Encrypt(Nonce(number, isLast), now.AsSpan(0, length), output.AsSpan(4, length), output.AsSpan(4 + length, TagLength));
            await target.WriteAsync(output.AsMemory(0, 4 + length + TagLength), cancellationToken);
            if (isLast) return;
            (now, next, length) = (next, now, following);
        }
    }

    /// <summary>Decrypts a stream to its end.</summary>
    /// <exception cref="InvalidDataException">It was changed, cut off, or encrypted under another secret or label.</exception>
    public static async Task DecryptAsync(Stream source, Stream plain, byte[] secret, string label, CancellationToken cancellationToken = default)
    {
        try
        {
            var salt = new byte[SaltLength];
            await source.ReadExactlyAsync(salt, cancellationToken);
            using var cipher = Cipher(secret, salt, label);
            var (head, input, output) = (new byte[4], new byte[Piece + TagLength], new byte[Piece]);
            for (ulong number = 0; ; number++)
            {
                await source.ReadExactlyAsync(head, cancellationToken);
                var word = BinaryPrimitives.ReadUInt32BigEndian(head);
                var (length, isLast) = ((int)(word & ~LastPiece), (word & LastPiece) != 0);
                if (length > Piece) throw new InvalidDataException("A piece is too long.");
                await source.ReadExactlyAsync(input.AsMemory(0, length + TagLength), cancellationToken);
                cipher.Decrypt(Nonce(number, isLast), input.AsSpan(0, length), input.AsSpan(length, TagLength), output.AsSpan(0, length));
                await plain.WriteAsync(output.AsMemory(0, length), cancellationToken);
                if (!isLast) continue;
                if (await source.ReadAsync(head, cancellationToken) != 0) throw new InvalidDataException("Something follows the last piece.");
                return;
            }
        }
        catch (Exception wrong) when (wrong is CryptographicException or EndOfStreamException)
        {
            throw new InvalidDataException("It was changed, cut off, or encrypted with another key.", wrong);
        }
    }

    private static AesGcm Cipher(byte[] secret, byte[] salt, string label) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, salt, Encoding.UTF8.GetBytes($"cdmoflow export seal 1|{label}")), TagLength);

    private static byte[] Nonce(ulong number, bool isLast)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteUInt64BigEndian(nonce, number);
        nonce[11] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }
}
