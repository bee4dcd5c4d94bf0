using System.Security.Cryptography;
using CdmoFlow.Records.Exports;

namespace CdmoFlow.Tests.Records.Exports;

public class SealedCipherTests
{
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024 * 1024)]
    [InlineData((2 * 1024 * 1024) + 17)]
    public async Task What_was_encrypted_comes_back_and_nothing_else_does(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        var cipher = await EncryptAsync(plain);
        Assert.Equal(plain, await DecryptAsync(cipher, Secret, "label"));
        await Assert.ThrowsAsync<InvalidDataException>(() => DecryptAsync(cipher, RandomNumberGenerator.GetBytes(32), "label"));
        await Assert.ThrowsAsync<InvalidDataException>(() => DecryptAsync(cipher, Secret, "another label"));
        await Assert.ThrowsAsync<InvalidDataException>(() => DecryptAsync(cipher[..^1], Secret, "label"));
        await Assert.ThrowsAsync<InvalidDataException>(() => DecryptAsync([.. cipher, 0], Secret, "label"));
        cipher[^3] ^= 1;
        await Assert.ThrowsAsync<InvalidDataException>(() => DecryptAsync(cipher, Secret, "label"));
    }

    [Fact]
    public async Task The_last_piece_cannot_be_cut_off_nor_pieces_change_places()
    {
        const int piece = 4 + (1024 * 1024) + 16;
        var cipher = await EncryptAsync(RandomNumberGenerator.GetBytes(2 * 1024 * 1024));
        await Assert.ThrowsAsync<InvalidDataException>(() => DecryptAsync(cipher[..(32 + piece)], Secret, "label"));
        var swapped = (byte[])[.. cipher[..32], .. cipher[(32 + piece)..], .. cipher[32..(32 + piece)]];
        await Assert.ThrowsAsync<InvalidDataException>(() => DecryptAsync(swapped, Secret, "label"));
    }

    [Fact]
    public async Task The_same_content_looks_different_each_time() =>
        Assert.NotEqual(await EncryptAsync([1, 2, 3]), await EncryptAsync([1, 2, 3]));

    private static async Task<byte[]> EncryptAsync(byte[] plain)
    {
        using var target = new MemoryStream();
        await SealedCipher.EncryptAsync(new MemoryStream(plain), target, Secret, "label");
        return target.ToArray();
    }

    private static async Task<byte[]> DecryptAsync(byte[] cipher, byte[] secret, string label)
    {
        using var target = new MemoryStream();
        await SealedCipher.DecryptAsync(new MemoryStream(cipher), target, secret, label);
        return target.ToArray();
    }
}
