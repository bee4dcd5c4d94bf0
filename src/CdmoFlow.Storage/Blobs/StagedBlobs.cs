using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CdmoFlow.Proposals;

namespace CdmoFlow.Storage.Blobs;

/// <summary>What lies in staging: which blocks of an upload have arrived, and what nobody needs any more.</summary>
public sealed class StagedBlobs(StorageClients clients)
{
    /// <summary>How far an upload has come. Browsers may write to staging and never read, so they ask us.</summary>
    public async Task<StagedUpload> FindAsync(RoomUpload upload, CancellationToken cancellationToken = default)
    {
        try
        {
            BlockList list = await Blob(upload.BlobName).GetBlockListAsync(BlockListTypes.All, cancellationToken: cancellationToken);
            var committed = list.CommittedBlocks.Sum(b => b.SizeLong);
            return new StagedUpload(committed == upload.Length && committed > 0, [.. list.UncommittedBlocks.Where(b => IsWhole(upload, b)).Select(b => IndexOf(b.Name)!.Value).Distinct().Order()]);
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return new StagedUpload(false, []);
        }
    }

    /// <summary>The blobs of staging that nobody has written to since that instant of the real clock. Blocks that were never put together have no date of their own: they are told apart.</summary>
    public async Task<IReadOnlyList<StagedBlob>> BeforeAsync(DateTimeOffset instant, CancellationToken cancellationToken = default)
    {
        List<StagedBlob> found = [];
        await foreach (var blob in clients.Container(Containers.Staging).GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, prefix: null, cancellationToken))
        {
            var isUncommitted = blob.Properties.ETag is null || blob.Properties.LastModified is null || blob.Properties.ContentLength is null or 0;
            if (isUncommitted || blob.Properties.LastModified < instant) found.Add(new StagedBlob(blob.Name, isUncommitted));
        }

        return found;
    }

    /// <summary>Deletes a blob of staging with its snapshots, and blocks that were never put together.</summary>
    public async Task DropAsync(StagedBlob blob, CancellationToken cancellationToken = default)
    {
        var client = Blob(blob.Name);
        // Blocks alone are no blob that could be deleted: putting together none of them drops them all. One that was put together in this moment stays.
        if (blob.IsUncommitted)
        {
            try
            {
                await client.CommitBlockListAsync([], new CommitBlockListOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellationToken);
            }
            catch (RequestFailedException exists) when (exists.Status is 409 or 412)
            {
                return;
            }
        }

        await client.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
    }

    private static bool IsWhole(RoomUpload upload, BlobBlock block) =>
        IndexOf(block.Name) is { } index && block.SizeLong == Math.Min(UploadRules.BlockSize, upload.Length - ((long)index * UploadRules.BlockSize));

    // Our own pages name a block by its number, eight digits in base64.
    private static int? IndexOf(string name)
    {
        Span<byte> digits = stackalloc byte[8];
        return Convert.TryFromBase64String(name, digits, out var length) && length == 8 && int.TryParse(Encoding.ASCII.GetString(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }

    private BlockBlobClient Blob(string name) => clients.Container(Containers.Staging).GetBlockBlobClient(name);
}

/// <summary>How far an upload has come.</summary>
/// <param name="IsComplete">All of it lies there as one blob.</param>
/// <param name="Blocks">The numbers of the blocks that have arrived and are not put together yet.</param>
public sealed record StagedUpload(bool IsComplete, IReadOnlyList<int> Blocks);

/// <summary>A blob of staging.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsUncommitted">It consists of blocks that were never put together.</param>
public sealed record StagedBlob(string Name, bool IsUncommitted);
