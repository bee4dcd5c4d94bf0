using System.Security.Cryptography;
using Azure;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Local;

/// <summary>What <c>verify</c> holds against the trail besides the trail itself: the content of the sealed proposals, and with <c>--files</c> every sealed file, read once.</summary>
internal sealed class LocalSealedContent(StorageClients clients, SelectionStore store, bool withFiles)
{
    private readonly RoomStore rooms = new(clients);
    private readonly SealedFiles files = new(clients);

    /// <summary>A sentence that names the first break; null where nothing contradicts.</summary>
    /// <param name="id">The selection.</param>
    /// <param name="entries">Its trail, found whole.</param>
    /// <param name="cancellationToken">Ends it in the middle.</param>
    public async Task<string?> FirstBreakAsync(string id, IReadOnlyList<TrailEntry> entries, CancellationToken cancellationToken)
    {
        if (!SealedContent.IsNoted(entries) || await store.LoadAsync(id, cancellationToken) is not { Selection: { } selection }) return null;
        var contents = await rooms.AllSubmissionsAsync(id, cancellationToken);
        if (SealedContent.FirstBreak(selection, entries, contents) is { } broken) return broken;
        if (!withFiles) return null;
        foreach (var (seal, content) in selection.Proposals.Where(p => p.FilesVerified).Select(p => (p, contents.FirstOrDefault(c => c.CdmoId == p.CdmoId && c.Content.Id == p.SubmissionId).Content)))
        {
            foreach (var file in content?.Files ?? [])
            {
                if (await HashAsync(file, cancellationToken) is var found && found != file.Sha256)
                    return found is null ? $"The sealed file {file.Id} of {seal.RowKey} is gone." : $"The sealed file {file.Id} of {seal.RowKey} is not the one whose hash was noted.";
            }
        }

        return null;
    }

    private async Task<string?> HashAsync(SubmittedFile file, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = await files.OpenAsync(file, cancellationToken);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }
}
