using Azure;
using Azure.Storage.Blobs.Specialized;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>Puts a file straight into storage with the permission that the site handed out, in blocks as the browser does.</summary>
internal static class BlobUpload
{
    private const int BlockSize = 1 << 20;

    /// <summary>Uploads all blocks and commits them; after a fault from the beginning, as the browser's uploader does after a break.</summary>
    public static Task PutAsync(Uri address, byte[] content) =>
        StoragePatience.RunAsync(() => PutOnceAsync(address, content), away => away is RequestFailedException or AggregateException or IOException);

    private static async Task<bool> PutOnceAsync(Uri address, byte[] content)
    {
        var blob = new BlockBlobClient(address);
        var blocks = new List<string>();
        for (var at = 0; at < content.Length; at += BlockSize)
        {
            var id = Convert.ToBase64String(BitConverter.GetBytes(blocks.Count));
            using var block = new MemoryStream(content, at, Math.Min(BlockSize, content.Length - at), writable: false);
            await blob.StageBlockAsync(id, block);
            blocks.Add(id);
        }

        await blob.CommitBlockListAsync(blocks);
        return true;
    }
}
