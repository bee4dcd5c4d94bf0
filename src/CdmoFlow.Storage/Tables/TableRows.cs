using Azure;
using Azure.Data.Tables;

namespace CdmoFlow.Storage.Tables;

/// <summary>Point reads and writes of rows that hold one record each.</summary>
internal static class TableRows
{
    /// <summary>The record of a row; null where there is none.</summary>
    public static async Task<T?> FindAsync<T>(this TableClient table, string partitionKey, string rowKey, CancellationToken cancellationToken)
        where T : class
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, cancellationToken: cancellationToken);
        return found.HasValue ? JsonEntity.Read<T>(found.Value!) : null;
    }

    /// <summary>Adds a row under a key that nobody else can have: one that is there already is our own, whose answer was lost.</summary>
    public static async Task AddOnceAsync(this TableClient table, string partitionKey, string rowKey, object record, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(JsonEntity.Write(partitionKey, rowKey, record), cancellationToken);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            // Stored.
        }
    }
}
