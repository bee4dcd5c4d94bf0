using System.Security.Cryptography;

namespace CdmoFlow.Records;

/// <summary>The keys by which an installation's signatures may be checked: the one that signs now and, after a rotation, the public halves of those before it.</summary>
public sealed class CheckpointKeys : IDisposable
{
    private const string PublicLabel = "PUBLIC KEY";
    private readonly Dictionary<string, ECDsa> keys = new(StringComparer.Ordinal);

    /// <summary>Takes the keys over and disposes of them.</summary>
    public CheckpointKeys(params IEnumerable<ECDsa> known)
    {
        foreach (var key in known)
        {
            if (!keys.TryAdd(CheckpointSeal.KeyIdOf(key), key)) key.Dispose();
        }
    }

    /// <summary>The key of this id, or null where it is not known.</summary>
    /// <param name="keyId">As the signature names it, <see cref="CheckpointSeal.KeyIdOf"/>.</param>
    public ECDsa? Find(string keyId) => keys.GetValueOrDefault(keyId);

    /// <summary>Reads public keys (P-256) in PEM, one after the other; nothing for an empty text. The caller disposes of them.</summary>
    /// <exception cref="ArgumentException">The text holds anything else.</exception>
    /// <exception cref="CryptographicException">What calls itself a public key is none.</exception>
    public static IReadOnlyList<ECDsa> Read(string? pem)
    {
        List<ECDsa> read = [];
        try
        {
            for (var rest = (pem ?? "").AsSpan().Trim(); rest.Length > 0;)
            {
                if (!PemEncoding.TryFind(rest, out var found) || found.Location.Start.Value != 0 || rest[found.Label] is not PublicLabel)
                    throw new ArgumentException("The text holds something else than public keys in PEM.", nameof(pem));
                var key = ECDsa.Create();
                read.Add(key);
                key.ImportFromPem(rest[found.Location]);
                if (key.KeySize != 256) throw new ArgumentException("A key is not on the curve P-256.", nameof(pem));
                rest = rest[found.Location.End..].Trim();
            }
        }
        catch
        {
            read.ForEach(key => key.Dispose());
            throw;
        }

        return read;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var key in keys.Values) key.Dispose();
    }
}
