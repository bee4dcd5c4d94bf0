using Azure.Data.Tables;
using CdmoFlow.Longlist;

namespace CdmoFlow.Storage.Tables;

/// <summary>Imports of the register and the bad rows they show.</summary>
public sealed class ImportStore(StorageClients clients)
{
    private const string Partition = "import";
    private const string Errors = "|errors";
    private readonly TableClient table = clients.Table(TableNames.Register);

    /// <summary>An import, or null.</summary>
    public async Task<SupplierImport?> FindAsync(string importId, CancellationToken cancellationToken = default)
    {
        if (importId.Length != 32 || !importId.All(char.IsAsciiHexDigitLower)) return null;
        return await table.FindAsync<SupplierImport>(Partition, importId, cancellationToken);
    }

    /// <summary>The imports that have begun and not ended.</summary>
    public async Task<IReadOnlyList<SupplierImport>> RunningAsync(CancellationToken cancellationToken = default)
    {
        List<SupplierImport> running = [];
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == Partition, cancellationToken: cancellationToken))
        {
            if (!entity.RowKey.EndsWith(Errors, StringComparison.Ordinal) && JsonEntity.Read<SupplierImport>(entity) is { State: SupplierImportState.Running } import) running.Add(import);
        }

        return running;
    }

    /// <summary>Writes where an import stands.</summary>
    public Task PutAsync(SupplierImport import, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(JsonEntity.Write(Partition, import.Id, import), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Marks an import that waited for its file as running; false when somebody else did so first.</summary>
    public async Task<bool> BeginAsync(SupplierImport import, CancellationToken cancellationToken = default)
    {
        var stored = await table.GetEntityAsync<TableEntity>(Partition, import.Id, cancellationToken: cancellationToken);
        if (JsonEntity.Read<SupplierImport>(stored.Value).State != SupplierImportState.AwaitingUpload) return false;
        try
        {
            await table.UpdateEntityAsync(JsonEntity.Write(Partition, import.Id, import), stored.Value.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (Azure.RequestFailedException lost) when (lost.Status == 412)
        {
            return false;
        }
    }

    /// <summary>The bad rows that are shown, in the order of the file.</summary>
    public async Task<IReadOnlyList<RowError>> ErrorsAsync(string importId, CancellationToken cancellationToken = default)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, ErrorsOf(importId), cancellationToken: cancellationToken);
        return found.HasValue ? JsonEntity.Read<RowError[]>(found.Value!) : [];
    }

    /// <summary>Writes the bad rows that are shown.</summary>
    public Task PutErrorsAsync(string importId, IReadOnlyList<RowError> errors, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(JsonEntity.Write(Partition, ErrorsOf(importId), errors.ToArray()), TableUpdateMode.Replace, cancellationToken);

    private static string ErrorsOf(string importId) => $"{importId}{Errors}";
}
