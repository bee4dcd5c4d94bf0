using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>
/// Payloads above 32 KiB, each a blob in its instance's folder and named by its hash. They are written before the transaction that names them: a crash in between leaves a blob
/// that nobody names, and the repeated turn writes the same one.
/// </summary>
internal sealed class PayloadBlobs(HubClients clients)
{
    /// <summary>Largest payload, in bytes of UTF-8, that stays in a row.</summary>
    public const int LargestInRow = 32 * 1024;

    private BlobContainerClient Container => clients.Large;

    public static bool IsLarge(string? text) => text is not null && text.Length * 3 > LargestInRow && Encoding.UTF8.GetByteCount(text) > LargestInRow;

    /// <summary>Stores the text and gives the blob's name.</summary>
    public async Task<string> PutAsync(string folder, string text, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var name = $"{folder}/{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
        try
        {
            await Container.GetBlobClient(name).UploadAsync(new BinaryData(bytes), overwrite: true, cancellation);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await Container.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await Container.GetBlobClient(name).UploadAsync(new BinaryData(bytes), overwrite: true, cancellation);
        }

        return name;
    }

    public async Task<string> GetAsync(string name, CancellationToken cancellation) =>
        (await Container.GetBlobClient(name).DownloadContentAsync(cancellation)).Value.Content.ToString();

    /// <summary>Removes all payloads of an instance.</summary>
    public async Task PurgeAsync(string folder, CancellationToken cancellation)
    {
        try
        {
            await foreach (var blob in Container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{folder}/", cancellation))
            {
                await Container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
            }
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // No payload of this hub was ever large.
        }
    }
}
