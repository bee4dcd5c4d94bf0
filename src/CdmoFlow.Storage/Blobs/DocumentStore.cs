using System.Security.Cryptography;
using Azure.Storage.Blobs.Models;
using CdmoFlow.Records;

namespace CdmoFlow.Storage.Blobs;

/// <summary>Rendered and executed documents in Blob Storage, under names that cannot be guessed.</summary>
public sealed class DocumentStore(StorageClients clients)
{
    /// <summary>Stores a document; the row that makes it part of the selection is written by the caller.</summary>
    public async Task<StoredDocument> SaveAsync(
        string id, string fileName, string contentType, byte[] content, DateTimeOffset now, IReadOnlyList<string>? sharedWith = null, CancellationToken cancellationToken = default)
    {
        var blobName = Guid.CreateVersion7().ToString("N");
        await clients.Container(Containers.Documents).GetBlobClient(blobName)
            .UploadAsync(new BinaryData(content), new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/octet-stream" } }, cancellationToken);
        return new StoredDocument
        {
            Id = id,
            FileName = fileName,
            ContentType = contentType,
            BlobName = blobName,
            Length = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            At = now,
            SharedWith = sharedWith ?? [],
        };
    }

    /// <summary>The content of a document.</summary>
    public async Task<byte[]> ReadAsync(StoredDocument document, CancellationToken cancellationToken = default) =>
        (await clients.Container(Containers.Documents).GetBlobClient(document.BlobName).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
}
