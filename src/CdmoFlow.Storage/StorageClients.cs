using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace CdmoFlow.Storage;

/// <summary>The one place that chooses between connection string and managed identity, and that names tables and containers.</summary>
public sealed class StorageClients
{
    private readonly StorageOptions options;

    /// <summary>Opens the clients; nothing is contacted yet.</summary>
    public StorageClients(StorageOptions options)
    {
        this.options = options;
        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            Tables = new TableServiceClient(options.ConnectionString, Retry(new TableClientOptions()));
            Blobs = new BlobServiceClient(options.ConnectionString, Retry(new BlobClientOptions()));
            return;
        }

        if (string.IsNullOrWhiteSpace(options.AccountName))
            throw new InvalidOperationException("Set Storage__ConnectionString, or Storage__AccountName for managed identity.");
        var credential = new DefaultAzureCredential();
        Tables = new TableServiceClient(new Uri($"https://{options.AccountName}.table.core.windows.net"), credential, Retry(new TableClientOptions()));
        Blobs = new BlobServiceClient(new Uri($"https://{options.AccountName}.blob.core.windows.net"), credential, Retry(new BlobClientOptions()));
        UsesIdentity = true;
    }

    /// <summary>Table service.</summary>
    public TableServiceClient Tables { get; }

    /// <summary>Blob service.</summary>
    public BlobServiceClient Blobs { get; }

    /// <summary>True with managed identity: read and write permissions are then signed with a user-delegation key.</summary>
    public bool UsesIdentity { get; }

    /// <summary>A table of this installation.</summary>
    public TableClient Table(string name) => Tables.GetTableClient(options.Prefix + name);

    /// <summary>A container of this installation.</summary>
    public BlobContainerClient Container(string name) => Blobs.GetBlobContainerClient(NameOf(name));

    /// <summary>The name of a table or container of this installation, also in another account.</summary>
    public string NameOf(string name) => options.Prefix + name;

    /// <summary>Creates what is missing; safe to call again.</summary>
    public async Task CreateAllAsync(CancellationToken cancellationToken)
    {
        foreach (var table in TableNames.All) await Table(table).CreateIfNotExistsAsync(cancellationToken);
        foreach (var container in Containers.All) await Container(container).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
    }

    // A request that waits for a browser must end as 503 within seconds; the orchestrations come back by themselves.
    internal static T Retry<T>(T client)
        where T : ClientOptions
    {
        client.Retry.MaxRetries = 2;
        client.Retry.Delay = TimeSpan.FromMilliseconds(200);
        client.Retry.NetworkTimeout = TimeSpan.FromSeconds(15);
        client.Diagnostics.IsLoggingContentEnabled = false;
        return client;
    }
}
