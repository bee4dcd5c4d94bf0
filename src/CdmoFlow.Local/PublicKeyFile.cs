using System.Security.Cryptography;

namespace CdmoFlow.Local;

/// <summary>The public key of an installation's checkpoints, as <c>--public-key</c> names it.</summary>
internal static class PublicKeyFile
{
    /// <summary>Reads it; the caller disposes of it.</summary>
    /// <exception cref="SetupException">The file cannot be read or holds no key.</exception>
    public static async Task<ECDsa> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var key = ECDsa.Create();
            key.ImportFromPem(await File.ReadAllTextAsync(file, cancellationToken));
            return key;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new SetupException($"The file {file} holds no public key in PEM: {e.Message}", e);
        }
    }
}
