using System.Xml.Linq;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CdmoFlow.Storage.Blobs;

/// <summary>Data-protection keys in Blob Storage, so that sessions and forms survive a restart and are shared by all instances.</summary>
public sealed class DataProtectionBlobs(StorageClients clients) : IXmlRepository
{
    private const string Folder = "data-protection/";

    // The framework reads keys synchronously, at start and when a key is rolled.
    private BlobContainerClient Container => clients.Container(Containers.Keys);

    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        Container.CreateIfNotExists();
        return [.. Container.GetBlobs(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, Folder, CancellationToken.None)
            .Select(item => XElement.Parse(Container.GetBlobClient(item.Name).DownloadContent().Value.Content.ToString()))];
    }

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName) =>
        Container.GetBlobClient($"{Folder}{friendlyName}.xml").Upload(BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)), overwrite: true);
}
