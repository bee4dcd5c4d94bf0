using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CdmoFlow.Storage;

/// <summary>Asks storage the smallest question that shows whether every table and container of the installation answers. Reads only, and only what is never there.</summary>
public sealed class StorageProbe(StorageClients clients)
{
    private const string Nothing = "probe";

    /// <summary>Asks every table for a row that does not exist; answers the service's own time, by its Date header, null where it says none.</summary>
    /// <exception cref="RequestFailedException">A table does not answer, is missing, or may not be read.</exception>
    public async Task<DateTimeOffset?> TablesAsync(CancellationToken cancellationToken = default)
    {
        var answers = await Task.WhenAll(TableNames.All.Select(name => clients.Table(name).GetEntityIfExistsAsync<TableEntity>(Nothing, Nothing, cancellationToken: cancellationToken)));
        return answers.Select(a => a.GetRawResponse().Headers.Date).Max();
    }

    /// <summary>Asks every container for a blob that does not exist.</summary>
    /// <exception cref="RequestFailedException">A container does not answer, is missing, or may not be read.</exception>
    public Task BlobsAsync(CancellationToken cancellationToken = default) =>
        Task.WhenAll(Containers.All.Select(name => AskAsync(clients.Container(name).GetBlobClient(Nothing), cancellationToken)));

    private static async Task AskAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException absent) when (absent.Status == 404 && absent.ErrorCode != BlobErrorCode.ContainerNotFound)
        {
            // As it should be.
        }
    }
}
