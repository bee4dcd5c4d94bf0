using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CdmoFlow.Storage.Blobs;

/// <summary>Documents that are kept like proposals: in the sealed container, for which no permission to write is ever handed out.</summary>
public sealed class SealedDocuments(StorageClients clients)
{
    /// <summary>Puts a document under a name, once: what lies there already stays as it is.</summary>
    public async Task PutAsync(string blobName, byte[] content, CancellationToken cancellationToken = default)
    {
        try
        {
            var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/octet-stream" }, Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await Blob(blobName).UploadAsync(new BinaryData(content), options, cancellationToken);
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            // Sealed by an earlier try.
        }
    }

    /// <summary>The length of a document; null where there is none.</summary>
    public async Task<long?> LengthAsync(string blobName, CancellationToken cancellationToken = default)
    {
        try
        {
            return (await Blob(blobName).GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ContentLength;
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Deletes a document that the checks did not take; none refers to it.</summary>
    public Task DropAsync(string blobName, CancellationToken cancellationToken = default) => Blob(blobName).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    private BlobClient Blob(string name) => clients.Container(Containers.Sealed).GetBlobClient(name);
}
