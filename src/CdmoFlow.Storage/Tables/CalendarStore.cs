using Azure.Data.Tables;

namespace CdmoFlow.Storage.Tables;

/// <summary>Who has a private calendar address, and which epoch of it counts; of the address itself only the hash is stored.</summary>
public sealed class CalendarStore(StorageClients clients)
{
    private const string PersonRows = "calendar-person";
    private const string TokenRows = "calendar-token";
    private readonly TableClient table = clients.Table(TableNames.Tokens);

    /// <summary>The person's epoch; 0 for somebody who never had an address. Inactive after a revocation.</summary>
    public async Task<(int Epoch, bool Active)> EpochAsync(string personId, CancellationToken cancellationToken = default)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(PersonRows, personId, cancellationToken: cancellationToken);
        return found.HasValue ? (found.Value!.GetInt32("Epoch") ?? 0, found.Value.GetBoolean("Active") ?? false) : (0, false);
    }

    /// <summary>Makes a token known for an epoch of the person, which from then on is the only one that counts.</summary>
    public async Task ActivateAsync(string personId, int epoch, string token, CancellationToken cancellationToken = default)
    {
        // The token first: a crash in between leaves one that does not count yet.
        await table.UpsertEntityAsync(new TableEntity(TokenRows, TokenStore.Hash(token)) { ["PersonId"] = personId, ["Epoch"] = epoch }, TableUpdateMode.Replace, cancellationToken);
        await table.UpsertEntityAsync(new TableEntity(PersonRows, personId) { ["Epoch"] = epoch, ["Active"] = true }, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Lets no address of the person count any more.</summary>
    public async Task RevokeAsync(string personId, CancellationToken cancellationToken = default)
    {
        var (epoch, active) = await EpochAsync(personId, cancellationToken);
        if (active) await table.UpsertEntityAsync(new TableEntity(PersonRows, personId) { ["Epoch"] = epoch, ["Active"] = false }, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The person whose address the token is, while it counts; else null.</summary>
    public async Task<string?> PersonOfAsync(string token, CancellationToken cancellationToken = default)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(TokenRows, TokenStore.Hash(token), cancellationToken: cancellationToken);
        if (!found.HasValue || found.Value!.GetString("PersonId") is not { } personId) return null;
        var (epoch, active) = await EpochAsync(personId, cancellationToken);
        return active && epoch == found.Value.GetInt32("Epoch") ? personId : null;
    }
}
