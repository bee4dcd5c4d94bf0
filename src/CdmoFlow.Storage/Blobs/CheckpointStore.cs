using System.Text.Json;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CdmoFlow.Records;

namespace CdmoFlow.Storage.Blobs;

/// <summary>
/// Signed checkpoints, one blob per day, written once and never replaced. They belong into a second account whose container keeps every blob unchanged (immutability policy, locked);
/// where none is named they lie beside the data, which protects less.
/// </summary>
public sealed class CheckpointStore
{
    private readonly BlobContainerClient container;

    /// <summary>Opens the container; nothing is contacted yet.</summary>
    public CheckpointStore(StorageClients clients, CheckpointOptions options)
    {
        IsBesideData = string.IsNullOrWhiteSpace(options.ConnectionString) && string.IsNullOrWhiteSpace(options.AccountName);
        var name = clients.NameOf(Containers.Checkpoints);
        container = options switch
        {
            { ConnectionString: { Length: > 0 } connection } => new BlobContainerClient(connection, name, StorageClients.Retry(new BlobClientOptions())),
            { AccountName: { Length: > 0 } account } => new BlobContainerClient(
                new Uri($"https://{account}.blob.core.windows.net/{name}"), new DefaultAzureCredential(), StorageClients.Retry(new BlobClientOptions())),
            _ => clients.Container(Containers.Checkpoints),
        };
    }

    /// <summary>True when whoever can write the data can also write the checkpoints.</summary>
    public bool IsBesideData { get; }

    /// <summary>Keeps a checkpoint; false when that day has one already, which stays as it is.</summary>
    public async Task<bool> AddAsync(string name, SignedCheckpoint checkpoint, CancellationToken cancellationToken = default)
    {
        var blob = container.GetBlobClient(BlobName(name));
        try
        {
            // Asked first: an identity that may only add is refused, not told of a conflict, when it adds what is there.
            if (await blob.ExistsAsync(cancellationToken)) return false;
            await blob.UploadAsync(
                BinaryData.FromObjectAsJson(checkpoint, Json.Options),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All }, HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } },
                cancellationToken);
            return true;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            return await AddAsync(name, checkpoint, cancellationToken);
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>The newest checkpoints by their names, oldest first.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, SignedCheckpoint>>> NewestAsync(int atMost, CancellationToken cancellationToken = default)
    {
        List<string> names = [];
        try
        {
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken)) names.Add(blob.Name);
        }
        catch (RequestFailedException none) when (none.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return [];
        }

        return await Task.WhenAll(names.Order(StringComparer.Ordinal).TakeLast(atMost).Select(async name =>
            KeyValuePair.Create(Path.GetFileNameWithoutExtension(name), Read((await container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content))));
    }

    // A blob that is no checkpoint any more was changed: its empty signature will not hold.
    private static SignedCheckpoint Read(BinaryData content)
    {
        try
        {
            return content.ToObjectFromJson<SignedCheckpoint>(Json.Options) ?? new("", "", "");
        }
        catch (JsonException)
        {
            return new("", "", "");
        }
    }

    private static string BlobName(string name) => $"{name}.json";
}

/// <summary>The second account for checkpoints: a connection string, or a name reached with managed identity; both empty: beside the data.</summary>
public sealed record CheckpointOptions(string? ConnectionString, string? AccountName);
