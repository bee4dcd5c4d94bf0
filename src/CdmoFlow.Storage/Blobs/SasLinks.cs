using System.Net.Mime;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;

namespace CdmoFlow.Storage.Blobs;

/// <summary>
/// Short-lived permissions for exactly one blob. Signatures use the real clock: a storage account knows no other.
/// With managed identity they are user-delegation signatures, so that no account key exists.
/// </summary>
public sealed class SasLinks(StorageClients clients)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Permission to create and write one blob in staging, for minutes.</summary>
    public Task<Uri> WriteStagingAsync(string blobName, TimeSpan life, CancellationToken cancellationToken = default) =>
        SignAsync(Containers.Staging, blobName, BlobSasPermissions.Create | BlobSasPermissions.Write, life, null, cancellationToken);

    /// <summary>Permission to read one blob, at most five minutes, as a download under its original name.</summary>
    public Task<Uri> ReadAsync(string container, string blobName, string fileName, CancellationToken cancellationToken = default)
    {
        var disposition = new ContentDisposition { DispositionType = "attachment", FileName = Ascii(fileName) } + $"; filename*=UTF-8''{Uri.EscapeDataString(fileName)}";
        return SignAsync(container, blobName, BlobSasPermissions.Read, TimeSpan.FromMinutes(5), disposition, cancellationToken);
    }

    private async Task<Uri> SignAsync(string container, string blobName, BlobSasPermissions permissions, TimeSpan life, string? disposition, CancellationToken cancellationToken)
    {
        var blob = clients.Container(container).GetBlobClient(blobName);
        var now = DateTimeOffset.UtcNow;
        var sas = new BlobSasBuilder(permissions, now + life)
        {
            BlobContainerName = blob.BlobContainerName,
            BlobName = blob.Name,
            Resource = "b",
            StartsOn = now - ClockSkew,
            ContentDisposition = disposition,
            ContentType = disposition is null ? null : "application/octet-stream",
        };
        if (!clients.UsesIdentity) return blob.GenerateSasUri(sas);
        UserDelegationKey key = await clients.Files.GetUserDelegationKeyAsync(now - ClockSkew, now + life, cancellationToken);
        return new BlobUriBuilder(blob.Uri) { Sas = sas.ToSasQueryParameters(key, clients.Files.AccountName) }.ToUri();
    }

    private static string Ascii(string name) => new([.. name.Select(c => c is > ' ' and < (char)127 and not ('"' or '\\' or ';') ? c : '_')]);
}
