using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Azure;
using CdmoFlow.Records;

namespace CdmoFlow.Storage;

/// <summary>
/// The keys for the trail's keyed hash, for link tokens and for checkpoints. In Azure they come as settings from Key Vault; on a single machine they are made once
/// and lie beside the data, which protects less: whoever can write the data can then also re-compute it.
/// </summary>
public sealed class SecretKeys(StorageClients clients, SecretKeyOptions options)
{
    private readonly ConcurrentDictionary<string, byte[]> cache = new(StringComparer.Ordinal);
    private readonly VaultKey? vaultKey = string.IsNullOrWhiteSpace(options.CheckpointVaultKey) ? null : new VaultKey(options.CheckpointVaultKey);
    private ECParameters? vaultPublic;

    /// <summary>Key of the audit trail's keyed hash, 32 bytes.</summary>
    public Task<byte[]> TrailAsync(CancellationToken cancellationToken = default) => GetAsync("trail", options.Trail, cancellationToken);

    /// <summary>Key from which link tokens are derived, 32 bytes.</summary>
    public Task<byte[]> LinksAsync(CancellationToken cancellationToken = default) => GetAsync("links", options.Links, cancellationToken);

    /// <summary>A token for an address, 256 bits derived from the links' key and a text that begins with its purpose: the same text gives the same token, and nothing secret is stored.</summary>
    public async Task<string> LinkTokenAsync(string of) => Base64Url.EncodeToString(HMACSHA256.HashData(await LinksAsync(), Encoding.UTF8.GetBytes(of)));

    /// <summary>An id for what leaves the house, 128 bits as 32 hex digits derived from the links' key: the same text gives the same id, and the id tells nothing of the text.</summary>
    public async Task<string> MessageIdAsync(string of) => Convert.ToHexStringLower(HMACSHA256.HashData(await LinksAsync(), Encoding.UTF8.GetBytes($"message|{of}")).AsSpan(0, 16));

    /// <summary>False for what cannot be such a token, before storage is asked.</summary>
    public static bool MayBeLinkToken(string token) => token.Length is >= 40 and <= 64;

    /// <summary>The key (P-256) that signs checkpoints; its public half checks them. Kept in Key Vault it signs there. The caller disposes it.</summary>
    public async Task<ECDsa> CheckpointAsync(CancellationToken cancellationToken = default)
    {
        if (vaultKey is not null) return vaultKey.Signer(vaultPublic ??= await vaultKey.PublicAsync(cancellationToken));
        var key = ECDsa.Create();
        if (!string.IsNullOrWhiteSpace(options.Checkpoint))
        {
            key.ImportFromPem(options.Checkpoint);
            return key;
        }

        if (!cache.TryGetValue("checkpoint", out var made)) made = cache.GetOrAdd("checkpoint", await StoredAsync("checkpoint", NewSigner, cancellationToken));
        key.ImportPkcs8PrivateKey(made, out _);
        return key;
    }

    /// <summary>What checks checkpoints and exports: the key that signs now, and the public halves of earlier ones as the settings name them. The caller disposes of it.</summary>
    public async Task<CheckpointKeys> CheckpointKeysAsync(CancellationToken cancellationToken = default) =>
        new([await CheckpointAsync(cancellationToken), .. CheckpointKeys.Read(options.CheckpointEarlier)]);

    private async Task<byte[]> GetAsync(string name, string? configured, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(name, out var known)) return known;
        var key = string.IsNullOrWhiteSpace(configured) ? await StoredAsync(name, () => RandomNumberGenerator.GetBytes(32), cancellationToken) : Convert.FromBase64String(configured);
        if (key.Length < 32) throw new InvalidOperationException($"The key Keys__{name} has {key.Length} bytes; 32 random bytes in base64 are needed.");
        return cache.GetOrAdd(name, key);
    }

    private static byte[] NewSigner()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }

    private async Task<byte[]> StoredAsync(string name, Func<byte[]> make, CancellationToken cancellationToken)
    {
        var blob = clients.Container(Containers.Keys).GetBlobClient($"{name}.key");
        if (options.IsReadOnly) return (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        try
        {
            await blob.UploadAsync(new BinaryData(make()), overwrite: false, cancellationToken);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            // Made by an earlier start or by another process; both must use the same.
        }

        return (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
    }
}

/// <summary>Keys given as settings, base64 or, for checkpoints, PEM or the address of a key in Key Vault; empty where they are to be made and kept beside the data.</summary>
public sealed record SecretKeyOptions(string? Trail, string? Links, string? Checkpoint = null, string? CheckpointVaultKey = null)
{
    /// <summary>Public keys in PEM, one after the other, with which checkpoints were signed before the one of today; empty where there was none.</summary>
    public string? CheckpointEarlier { get; init; }

    /// <summary>Whether a missing key is an error instead of being made: for whoever only checks.</summary>
    public bool IsReadOnly { get; init; }
}
