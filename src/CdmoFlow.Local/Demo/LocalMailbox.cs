using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Blobs;

namespace CdmoFlow.Local.Demo;

/// <summary>Keeps the demo's mails: in memory for reading, in the container <c>devmail</c> so that they survive a restart.</summary>
public sealed class LocalMailbox(string connectionString) : IDisposable
{
    private readonly BlobContainerClient container = new(connectionString, "devmail");
    private readonly ConcurrentDictionary<string, LocalMail> mails = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim one = new(1);
    private bool loaded;

    /// <summary>Keeps a message; a known id is kept once and counted.</summary>
    public async Task KeepAsync(LocalMail mail, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await one.WaitAsync(cancellationToken);
        try
        {
            var kept = mails.TryGetValue(mail.Id, out var known) ? known with { Times = known.Times + 1 } : mail;
            await container.GetBlobClient(kept.Id).UploadAsync(BinaryData.FromObjectAsJson(kept), overwrite: true, cancellationToken);
            mails[kept.Id] = kept;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>All messages, or those to one address, newest first.</summary>
    public async Task<IReadOnlyList<LocalMail>> ListAsync(string? to, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return [.. mails.Values.Where(m => string.IsNullOrWhiteSpace(to) || m.IsTo(to.Trim())).OrderByDescending(m => m.At).ThenByDescending(m => m.Id, StringComparer.Ordinal)];
    }

    /// <summary>One message; null when there is none with this id.</summary>
    public async Task<LocalMail?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return mails.GetValueOrDefault(id);
    }

    /// <inheritdoc />
    public void Dispose() => one.Dispose();

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref loaded))
            return;
        await one.WaitAsync(cancellationToken);
        try
        {
            if (loaded)
                return;
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
            {
                var content = await container.GetBlobClient(blob.Name).DownloadContentAsync(cancellationToken);
                if (JsonSerializer.Deserialize<LocalMail>(content.Value.Content) is { } mail)
                    mails[mail.Id] = mail;
            }
            Volatile.Write(ref loaded, true);
        }
        finally
        {
            one.Release();
        }
    }
}
