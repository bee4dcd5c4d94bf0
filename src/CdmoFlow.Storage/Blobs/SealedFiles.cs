using System.Buffers;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;

namespace CdmoFlow.Storage.Blobs;

/// <summary>Reads sealed files for their checks, in bounded memory whatever their size.</summary>
public sealed class SealedFiles(StorageClients clients)
{
    private const int Chunk = 1024 * 1024;

    /// <summary>Lets a file run through once.</summary>
    /// <param name="file">A file that is sealed.</param>
    /// <param name="pass">Learns from it.</param>
    /// <param name="also">Gets each piece too; null for nobody.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task RunThroughAsync(SubmittedFile file, ContentPass pass, Func<ReadOnlyMemory<byte>, ValueTask>? also, CancellationToken cancellationToken = default)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            await using var content = await OpenAsync(file, cancellationToken);
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                pass.Append(buffer.AsSpan(0, read));
                if (also is not null) await also(buffer.AsMemory(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A file for reading here and there, by ranges.</summary>
    public Task<Stream> OpenAsync(SubmittedFile file, CancellationToken cancellationToken = default) =>
        Blob(file).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = 4 * Chunk }, cancellationToken);

    /// <summary>An index tag of the blob, such as a scanner of the storage account writes it; null where there is none yet.</summary>
    public async Task<string?> TagAsync(SubmittedFile file, string name, CancellationToken cancellationToken = default)
    {
        var tags = await Blob(file).GetTagsAsync(cancellationToken: cancellationToken);
        return tags.Value.Tags.TryGetValue(name, out var value) ? value : null;
    }

    private BlobClient Blob(SubmittedFile file) => clients.Container(Containers.Sealed).GetBlobClient(file.SealedBlob ?? throw new InvalidOperationException("The file is not sealed yet."));
}
