using Azure.Data.Tables;
using CdmoFlow.Mail.Notifications;

namespace CdmoFlow.Storage.Tables;

/// <summary>People's own settings, one row each.</summary>
public sealed class SettingsStore(StorageClients clients)
{
    private const string Rows = "settings";
    private readonly TableClient table = clients.Table(TableNames.People);

    /// <summary>A person's settings; the standard where nothing was chosen.</summary>
    public async Task<PersonSettings> FindAsync(string personId, CancellationToken cancellationToken = default)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Rows, personId, cancellationToken: cancellationToken);
        return found.HasValue ? JsonEntity.Read<PersonSettings>(found.Value!) : new PersonSettings { PersonId = personId };
    }

    /// <summary>All that were chosen.</summary>
    public async Task<IReadOnlyList<PersonSettings>> ListAsync(CancellationToken cancellationToken = default)
    {
        List<PersonSettings> found = [];
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == Rows, cancellationToken: cancellationToken)) found.Add(JsonEntity.Read<PersonSettings>(entity));
        return found;
    }

    /// <summary>Stores them.</summary>
    public Task PutAsync(PersonSettings settings, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(JsonEntity.Write(Rows, settings.PersonId, settings), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Forgets a person's settings.</summary>
    public Task RemoveAsync(string personId, CancellationToken cancellationToken = default) => table.DeleteEntityAsync(Rows, personId, cancellationToken: cancellationToken);
}
