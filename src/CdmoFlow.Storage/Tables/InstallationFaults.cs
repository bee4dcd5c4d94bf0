using Azure.Data.Tables;
using CdmoFlow.Selections.Faults;

namespace CdmoFlow.Storage.Tables;

/// <summary>Keeps what went wrong with the installation itself; a handful of rows at most.</summary>
public sealed class InstallationFaults(StorageClients clients)
{
    private const string Rows = "installation";
    private readonly TableClient table = clients.Table(TableNames.Index);

    /// <summary>All of them, dismissed ones too, oldest first.</summary>
    public async Task<IReadOnlyList<InstallationFault>> ListAsync(CancellationToken cancellationToken = default)
    {
        List<InstallationFault> found = [];
        await foreach (var row in table.QueryAsync<TableEntity>(e => e.PartitionKey == Rows, cancellationToken: cancellationToken)) found.Add(JsonEntity.Read<InstallationFault>(row));
        return [.. found.OrderBy(f => f.Since)];
    }

    /// <summary>One of them, or null.</summary>
    public Task<InstallationFault?> FindAsync(string id, CancellationToken cancellationToken = default) => table.FindAsync<InstallationFault>(Rows, id, cancellationToken);

    /// <summary>Writes one.</summary>
    public Task PutAsync(InstallationFault fault, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(JsonEntity.Write(Rows, fault.Id, fault), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Opens what is new and removes what is over.</summary>
    /// <param name="lookedFor">The kinds that were looked for everywhere: of these, what was not found is over.</param>
    /// <param name="found">What was found.</param>
    /// <param name="cancellationToken">Ends it; the next look goes on.</param>
    public async Task MergeAsync(IReadOnlyCollection<InstallationFaultKind> lookedFor, IReadOnlyList<InstallationFault> found, CancellationToken cancellationToken = default)
    {
        var known = await ListAsync(cancellationToken);
        foreach (var fault in InstallationFault.News(known, found)) await PutAsync(fault, cancellationToken);
        foreach (var over in InstallationFault.Over(known, lookedFor, found)) await table.DeleteEntityAsync(Rows, over.Id, cancellationToken: cancellationToken);
    }
}
