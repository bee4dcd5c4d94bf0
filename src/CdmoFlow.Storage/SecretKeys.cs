using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure;

namespace CdmoFlow.Storage;

/// <summary>
/// The keys for the trail's keyed hash and for link tokens. In Azure they come as settings from Key Vault; on a single machine they are made once
/// and lie beside the data, which protects less: whoever can write the data can then also re-compute it.
/// </summary>
public sealed class SecretKeys(StorageClients clients, SecretKeyOptions options)
{
    private readonly ConcurrentDictionary<string, byte[]> cache = new(StringComparer.Ordinal);

    /// <summary>Key of the audit trail's keyed hash, 32 bytes.</summary>
    public Task<byte[]> TrailAsync(CancellationToken cancellationToken = default) => GetAsync("trail", options.Trail, cancellationToken);

    /// <summary>Key from which link tokens are derived, 32 bytes.</summary>
    public Task<byte[]> LinksAsync(CancellationToken cancellationToken = default) => GetAsync("links", options.Links, cancellationToken);

    private async Task<byte[]> GetAsync(string name, string? configured, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(name, out var known)) return known;
        var key = string.IsNullOrWhiteSpace(configured) ? await StoredAsync(name, cancellationToken) : Convert.FromBase64String(configured);
        if (key.Length < 32) throw new InvalidOperationException($"The key Keys__{name} has {key.Length} bytes; 32 random bytes in base64 are needed.");
        return cache.GetOrAdd(name, key);
    }

    private async Task<byte[]> StoredAsync(string name, CancellationToken cancellationToken)
    {
        var blob = clients.Container(Containers.Keys).GetBlobClient($"{name}.key");
        try
        {
            await blob.UploadAsync(new BinaryData(RandomNumberGenerator.GetBytes(32)), overwrite: false, cancellationToken);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            // Made by an earlier start or by another process; both must use the same.
        }

        return (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
    }
}

/// <summary>Keys given as settings, base64; empty where they are to be made and kept beside the data.</summary>
public sealed record SecretKeyOptions(string? Trail, string? Links);
