using System.Security.Cryptography;
using CdmoFlow.Records;

namespace CdmoFlow.Local;

/// <summary>The public keys of an installation's checkpoints, as <c>--public-key</c> names their file: one, or after a rotation the earlier ones too.</summary>
internal static class PublicKeyFile
{
    /// <summary>Reads them; the caller disposes of them.</summary>
    /// <exception cref="SetupException">The file cannot be read or holds no key.</exception>
    public static async Task<CheckpointKeys> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var read = CheckpointKeys.Read(await File.ReadAllTextAsync(file, cancellationToken));
            return read.Count > 0 ? new CheckpointKeys(read) : throw new CryptographicException("it is empty.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new SetupException($"The file {file} holds no public key in PEM: {e.Message}", e);
        }
    }
}
