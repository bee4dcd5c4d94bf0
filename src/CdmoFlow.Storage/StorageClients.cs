using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace CdmoFlow.Storage;

/// <summary>The one place that chooses between connection string and managed identity, and that names tables and containers.</summary>
public sealed class StorageClients
{
    private readonly StorageOptions options;
    private readonly BlobServiceClient kept;

    /// <summary>Opens the clients; nothing is contacted yet.</summary>
    public StorageClients(StorageOptions options)
    {
        this.options = options;
        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            Tables = new TableServiceClient(options.ConnectionString, Retry(new TableClientOptions()));
            Files = kept = new BlobServiceClient(options.ConnectionString, Retry(new BlobClientOptions()));
            return;
        }

        if (string.IsNullOrWhiteSpace(options.AccountName))
            throw new InvalidOperationException("Set Storage__ConnectionString, or Storage__AccountName for managed identity.");
        var credential = new DefaultAzureCredential();
        Tables = new TableServiceClient(new Uri($"https://{options.AccountName}.table.core.windows.net"), credential, Retry(new TableClientOptions()));
        kept = BlobsOf(options.AccountName);
        Files = string.IsNullOrWhiteSpace(options.FilesAccountName) ? kept : BlobsOf(options.FilesAccountName);
        UsesIdentity = true;

        BlobServiceClient BlobsOf(string account) => new(new Uri($"https://{account}.blob.core.windows.net"), credential, Retry(new BlobClientOptions()));
    }

    /// <summary>Table service.</summary>
    public TableServiceClient Tables { get; }

    /// <summary>Blob service of the files that browsers write and read with signed addresses.</summary>
    public BlobServiceClient Files { get; }

    /// <summary>True with managed identity: read and write permissions are then signed with a user-delegation key.</summary>
    public bool UsesIdentity { get; }

    /// <summary>A table of this installation.</summary>
    public TableClient Table(string name) => Tables.GetTableClient(options.Prefix + name);

    /// <summary>A container of this installation. Keys stay in the account that no browser reaches.</summary>
    public BlobContainerClient Container(string name) => (Containers.OfFiles.Contains(name) ? Files : kept).GetBlobContainerClient(NameOf(name));

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
