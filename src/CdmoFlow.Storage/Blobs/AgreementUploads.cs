using Azure;
using Azure.Storage.Blobs.Models;
using CdmoFlow.Proposals;

namespace CdmoFlow.Storage.Blobs;

/// <summary>Executed agreements on their way in: the browser writes them to staging, from where the recording takes them once.</summary>
public sealed class AgreementUploads(StorageClients clients, SasLinks links)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>Permission to write the one blob of an upload, for fifteen minutes.</summary>
    public Task<Uri> InviteAsync(string selectionId, string uploadId, CancellationToken cancellationToken = default) =>
        links.WriteStagingAsync(Name(selectionId, uploadId), Life, cancellationToken);

    /// <summary>The uploaded file; null when there is none under that id or it is larger than allowed.</summary>
    public async Task<byte[]?> ReadAsync(string selectionId, string? uploadId, long largest, CancellationToken cancellationToken = default)
    {
        if (uploadId is not { Length: 32 } || !uploadId.All(char.IsAsciiHexDigit)) return null;
        return await ReadBlobAsync(Name(selectionId, uploadId), largest, cancellationToken);
    }

    /// <summary>The file of an upload that was announced in a room; null when it is not there or larger than allowed.</summary>
    public Task<byte[]?> ReadAsync(RoomUpload upload, long largest, CancellationToken cancellationToken = default) => ReadBlobAsync(upload.BlobName, largest, cancellationToken);

    private async Task<byte[]?> ReadBlobAsync(string name, long largest, CancellationToken cancellationToken)
    {
        var blob = clients.Container(Containers.Staging).GetBlobClient(name);
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            if (properties.ContentLength > largest) return null;
            // The ETag pins what was measured: the writer's permission still holds for minutes.
            var pinned = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = properties.ETag } };
            return (await blob.DownloadContentAsync(pinned, cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException missing) when (missing.Status is 404 or 412)
        {
            return null;
        }
    }

    private static string Name(string selectionId, string uploadId) => $"agreements/{selectionId}/{uploadId}";
}
