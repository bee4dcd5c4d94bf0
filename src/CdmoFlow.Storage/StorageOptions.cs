namespace CdmoFlow.Storage;

/// <summary>Where the data lies. Either a connection string (Azurite, single machine) or an account name, reached with managed identity.</summary>
public sealed record StorageOptions
{
    /// <summary>Connection string of Azurite or of a storage account; empty in Azure.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Name of the storage account for managed identity; empty where a connection string is given.</summary>
    public string? AccountName { get; init; }

    /// <summary>Name of a second account, which browsers reach with signed addresses: uploads, sealed proposals, documents. Empty: they lie in the first. Only with managed identity.</summary>
    public string? FilesAccountName { get; init; }

    /// <summary>Put before every table and container name, so that several installations can share an account; letters and digits.</summary>
    public string Prefix { get; init; } = "";
}
