using System.Diagnostics;
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
    // A function may run for 30 minutes, and the hash of a large file needs its part of them.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

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
                AnnouncedSha256 = upload.Sha256,
                AnnouncedBlocksSha256 = upload.BlocksSha256,
                Snapshot = snapshot.Snapshot,
            };
        }
        catch (RequestFailedException absent) when (absent.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Deletes the snapshot of a file that is sealed: it has served. The upload itself stays for another version until the sweep.</summary>
    public Task DropSnapshotAsync(SubmittedFile file, CancellationToken cancellationToken = default) =>
        clients.Container(Containers.Staging).GetBlobClient(file.StagingBlob).WithSnapshot(file.Snapshot).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Deletes the blob of an upload that was removed. One that a submission has pinned in this moment stays.</summary>
    public async Task DiscardAsync(RoomUpload upload, CancellationToken cancellationToken = default)
    {
        try
        {
            await clients.Container(Containers.Staging).GetBlobClient(upload.BlobName).DeleteIfExistsAsync(DeleteSnapshotsOption.None, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException pinned) when (pinned.ErrorCode == BlobErrorCode.SnapshotsPresent)
        {
            // The sweep of the staging container removes it once nothing needs it.
        }
    }

    /// <summary>How often a running copy is looked at.</summary>
    public TimeSpan LookAgainAfter { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Copies a pinned file into the sealed container, on the server. Repeatable: the copy always comes from the same snapshot,
    /// and one that is still running from an earlier try is waited for. Throws <see cref="TimeoutException"/> when it runs on for long; the next try goes on waiting.
    /// </summary>
    public async Task<SubmittedFile> SealAsync(SubmittedFile file, CancellationToken cancellationToken = default)
    {
        var source = clients.Container(Containers.Staging).GetBlobClient(file.StagingBlob).WithSnapshot(file.Snapshot);
        // Derived from the snapshot, so that a repeated copy lands on the same blob.
        var name = file.SealedBlob ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{file.StagingBlob}|{file.Snapshot}")))[..40];
        var target = clients.Container(Containers.Sealed).GetBlobClient(name);
        if (await LookAsync(target, cancellationToken) is var found && !IsWhole(found, file.Length))
        {
            if (found?.BlobCopyStatus != CopyStatus.Pending) await StartAsync(target, source.Uri, cancellationToken);
            if (!IsWhole(await ArrivedAsync(target, cancellationToken), file.Length)) throw new IOException("A file was not copied completely into the sealed container.");
        }

        return file with { SealedBlob = name };
    }

    private static async Task StartAsync(BlobClient target, Uri source, CancellationToken cancellationToken)
    {
        try
        {
            await target.StartCopyFromUriAsync(source, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException running) when (running.ErrorCode == BlobErrorCode.PendingCopyOperation)
        {
            // Another try has begun the same copy; it is waited for like our own.
        }
    }

    private async Task<BlobProperties?> ArrivedAsync(BlobClient target, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var found = await LookAsync(target, cancellationToken);
            if (found?.BlobCopyStatus != CopyStatus.Pending) return found;
            if (waited.Elapsed > LongestWait) throw new TimeoutException("A file is still being copied into the sealed container.");
            await Task.Delay(LookAgainAfter, cancellationToken);
        }
    }

    private static bool IsWhole(BlobProperties? found, long length) => found is not null && found.ContentLength == length && found.BlobCopyStatus is null or CopyStatus.Success;

    private static async Task<BlobProperties?> LookAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return null;
        }
    }
}
