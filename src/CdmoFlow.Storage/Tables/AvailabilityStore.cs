using Azure.Data.Tables;

namespace CdmoFlow.Storage.Tables;

/// <summary>What a link to the availability check stands for.</summary>
public sealed record AvailabilityGrant(string SelectionId, string CdmoId, string PersonId);

/// <summary>The personal links under which companies answer a teaser; of each only the hash is stored. Such a link opens this one question and no room.</summary>
public sealed class AvailabilityStore(StorageClients clients)
{
    private const string Rows = "availability";
    private readonly TableClient table = clients.Table(TableNames.Tokens);

    /// <summary>Stores what a token stands for, under its hash.</summary>
    public Task PutAsync(string token, AvailabilityGrant grant, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(JsonEntity.Write(Rows, TokenStore.Hash(token), grant), TableUpdateMode.Replace, cancellationToken);

    /// <summary>What a token stands for, or null.</summary>
    public async Task<AvailabilityGrant?> FindAsync(string token, CancellationToken cancellationToken = default)
    {
        return await table.FindAsync<AvailabilityGrant>(Rows, TokenStore.Hash(token), cancellationToken);
    }
}
