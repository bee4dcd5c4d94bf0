using System.Security.Cryptography;

namespace CdmoFlow.Storage.Blobs;

/// <summary>The cipher of the key ring: AES-256-GCM under a key of its own, derived from that of the links.</summary>
internal static class KeyRingKey
{
    /// <summary>Bytes of the nonce, which stands first.</summary>
    public const int NonceBytes = 12;

    /// <summary>Bytes of the tag, which follows.</summary>
    public const int TagBytes = 16;

    /// <summary>The cipher; the caller disposes it.</summary>
    /// <exception cref="CryptographicException">The setting <c>Keys__Links</c> is gone.</exception>
    public static AesGcm Of(SecretKeyOptions keys) => string.IsNullOrWhiteSpace(keys.Links)
        ? throw new CryptographicException("The keys of sessions are encrypted under Keys__Links, and this setting is empty.")
        : new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(keys.Links), 32, info: "cdmoflow keys of data protection"u8.ToArray()), TagBytes);
}
