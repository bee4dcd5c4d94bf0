using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CdmoFlow.Records;

/// <summary>Signs checkpoints and checks their signatures; checking needs the public key alone.</summary>
public static class CheckpointSeal
{
    private const int KeyIdLength = 16;

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

    /// <summary>Stored checkpoints by their names, each checked with the key that its signature names.</summary>
    /// <param name="stored">As they were read.</param>
    /// <param name="keys">Today's key and those before it.</param>
    public static IReadOnlyList<OpenedCheckpoint> OpenAll(IReadOnlyList<KeyValuePair<string, SignedCheckpoint>> stored, CheckpointKeys keys) =>
        [.. stored.Select(c => Open(c.Key, c.Value, keys))];

    /// <summary>Tells keys apart without showing them.</summary>
    public static string KeyIdOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..KeyIdLength];

    private static OpenedCheckpoint Open(string name, SignedCheckpoint stored, CheckpointKeys keys)
    {
        if (keys.Find(stored.KeyId) is { } key) return Open(stored, key) is { } opened ? new(name, opened, null) : Changed(name);
        // What is no id of a key was written over; only a real one is repeated in a sentence.
        return stored.KeyId.Length == KeyIdLength && stored.KeyId.All(char.IsAsciiHexDigitLower)
            ? new(name, null, $"The checkpoint of {name} was signed with the key {stored.KeyId}, which is not known here. If that is an earlier key of this installation, add its public half to the setting Keys__CheckpointEarlier or to the file of --public-key; otherwise somebody else has signed it.")
            : Changed(name);
    }

    private static OpenedCheckpoint Changed(string name) => new(name, null, $"The checkpoint of {name} was changed after it was signed.");
}
