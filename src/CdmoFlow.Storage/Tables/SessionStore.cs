using Azure;
using Azure.Data.Tables;

namespace CdmoFlow.Storage.Tables;

/// <summary>Which epoch of a person's sessions holds. A cookie cannot be taken back; raising the epoch ends all of them at once.</summary>
public sealed class SessionStore(StorageClients clients)
{
    private const string Rows = "session";
    private const int Tries = 10;
    private readonly TableClient table = clients.Table(TableNames.Tokens);

    /// <summary>The epoch that holds, one point read; 0 for who was never signed out everywhere.</summary>
    public async Task<int> EpochAsync(string personId, CancellationToken cancellationToken = default)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Rows, personId, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value!.GetInt32("Epoch") ?? 0 : 0;
    }

    /// <summary>Ends all sessions of a person.</summary>
    public async Task EndAllAsync(string personId, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var found = await table.GetEntityIfExistsAsync<TableEntity>(Rows, personId, cancellationToken: cancellationToken);
                if (found.HasValue) await table.UpdateEntityAsync(new TableEntity(Rows, personId) { ["Epoch"] = (found.Value!.GetInt32("Epoch") ?? 0) + 1 }, found.Value.ETag, TableUpdateMode.Replace, cancellationToken);
                else await table.AddEntityAsync(new TableEntity(Rows, personId) { ["Epoch"] = 1 }, cancellationToken);
                return;
            }
            catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412 && attempt < Tries)
            {
                // Somebody else ended them at this moment; once more does no harm.
            }
        }
    }
}
