using Azure;
using Azure.Storage.Blobs.Models;
using CdmoFlow.Longlist;

namespace CdmoFlow.Storage.Blobs;

/// <summary>The uploaded file of an import and the file of its bad rows; both are only ever streamed.</summary>
public sealed class ImportFiles(StorageClients clients)
{
    private const int Buffer = 1024 * 1024;

    /// <summary>Version and length of what was uploaded, or null when nothing was.</summary>
    public async Task<(string ETag, long Length)?> FindAsync(string blobName, CancellationToken cancellationToken = default)
    {
        try
        {
            var found = await clients.Container(Containers.Staging).GetBlobClient(blobName).GetPropertiesAsync(cancellationToken: cancellationToken);
            return (found.Value.ETag.ToString(), found.Value.ContentLength);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Reads exactly the version that was started; throws when the blob was overwritten since.</summary>
    public Task<Stream> OpenAsync(SupplierImport import, CancellationToken cancellationToken = default) =>
        clients.Container(Containers.Staging).GetBlobClient(import.BlobName).OpenReadAsync(
            new BlobOpenReadOptions(allowModifications: false) { BufferSize = Buffer, Conditions = new BlobRequestConditions { IfMatch = new ETag(import.BlobETag!) } },
            cancellationToken);

    /// <summary>Writes the file of bad rows anew; it is there once the stream is closed.</summary>
    public Task<Stream> WriteErrorsAsync(SupplierImport import, CancellationToken cancellationToken = default) =>
        clients.Container(Containers.Documents).GetBlobClient(import.ErrorsBlobName).OpenWriteAsync(
            overwrite: true, new BlobOpenWriteOptions { BufferSize = Buffer }, cancellationToken);

    /// <summary>Removes the uploaded file once it is imported.</summary>
    public Task DeleteAsync(SupplierImport import, CancellationToken cancellationToken = default) =>
        clients.Container(Containers.Staging).GetBlobClient(import.BlobName).DeleteIfExistsAsync(cancellationToken: cancellationToken);
}
