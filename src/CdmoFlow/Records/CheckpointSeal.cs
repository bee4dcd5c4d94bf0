using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CdmoFlow.Records;

/// <summary>Signs checkpoints and checks their signatures; checking needs the public key alone.</summary>
public static class CheckpointSeal
{
    /// <summary>Signs with a private key on the curve P-256.</summary>
    public static SignedCheckpoint Sign(Checkpoint checkpoint, ECDsa key)
    {
        var content = JsonSerializer.Serialize(checkpoint, Json.Options);
        return new(content, Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(content), HashAlgorithmName.SHA256)), KeyIdOf(key));
    }

    /// <summary>The checkpoint, or null when it was not signed by this key or was changed since.</summary>
    public static Checkpoint? Open(SignedCheckpoint stored, ECDsa publicKey)
    {
        try
        {
            return publicKey.VerifyData(Encoding.UTF8.GetBytes(stored.Content), Convert.FromBase64String(stored.Signature), HashAlgorithmName.SHA256)
                ? JsonSerializer.Deserialize<Checkpoint>(stored.Content, Json.Options)
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Stored checkpoints by their names, opened; null for one whose signature does not hold.</summary>
    public static IReadOnlyList<KeyValuePair<string, Checkpoint?>> OpenAll(IReadOnlyList<KeyValuePair<string, SignedCheckpoint>> stored, ECDsa publicKey) =>
        [.. stored.Select(c => KeyValuePair.Create(c.Key, Open(c.Value, publicKey)))];

    /// <summary>Tells keys apart without showing them.</summary>
    public static string KeyIdOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
}
