using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CdmoFlow.Proposals;

namespace CdmoFlow.Storage.Blobs;

/// <summary>
/// Moves submitted files from staging, where browsers write, to the sealed container, where nobody ever may. The submission takes a snapshot of each file, so that what is written
/// to staging a moment later is not what gets sealed.
/// </summary>
public sealed class ProposalBlobs(StorageClients clients)
{
    private const int Chunk = 1024 * 1024;

    /// <summary>Pins length, ETag and snapshot of a committed upload; null when its blob is not there (yet) or is changing at this moment.</summary>
    public async Task<SubmittedFile?> PinAsync(RoomUpload upload, CancellationToken cancellationToken = default)
    {
        var blob = clients.Container(Containers.Staging).GetBlobClient(upload.BlobName);
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            BlobSnapshotInfo snapshot = await blob.CreateSnapshotAsync(conditions: new BlobRequestConditions { IfMatch = properties.ETag }, cancellationToken: cancellationToken);
            return new SubmittedFile
            {
                Id = upload.Id,
                Name = upload.FileName,
                Length = properties.ContentLength,
                ETag = properties.ETag.ToString(),
                StagingBlob = upload.BlobName,
                Snapshot = snapshot.Snapshot,
            };
        }
        catch (RequestFailedException absent) when (absent.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Copies a pinned file into the sealed container, on the server, and reads the sealed copy once for its hash. Repeatable: the copy always comes from the same snapshot.</summary>
    public async Task<SubmittedFile> SealAsync(SubmittedFile file, CancellationToken cancellationToken = default)
    {
        var source = clients.Container(Containers.Staging).GetBlobClient(file.StagingBlob).WithSnapshot(file.Snapshot);
        // Derived from the snapshot, so that a repeated copy lands on the same blob.
        var name = file.SealedBlob ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{file.StagingBlob}|{file.Snapshot}")))[..40];
        var target = clients.Container(Containers.Sealed).GetBlobClient(name);
        if (!await IsWholeAsync(target, file.Length, cancellationToken))
        {
            var copy = await target.StartCopyFromUriAsync(source.Uri, cancellationToken: cancellationToken);
            await copy.WaitForCompletionAsync(TimeSpan.FromMilliseconds(200), cancellationToken);
            if (!await IsWholeAsync(target, file.Length, cancellationToken)) throw new IOException("A file was not copied completely into the sealed container.");
        }

        return file with { SealedBlob = name, Sha256 = await HashAsync(target, cancellationToken) };
    }

    private static async Task<bool> IsWholeAsync(BlobClient blob, long length, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            return properties.ContentLength == length && properties.BlobCopyStatus is null or CopyStatus.Success;
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return false;
        }
    }

    // One buffer whatever the size of the file.
    private static async Task<string> HashAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            await using var content = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = 4 * Chunk }, cancellationToken);
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0) hash.AppendData(buffer, 0, read);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
