using Azure.Data.Tables;
using CdmoFlow.LocalRuntime.Durable;

namespace CdmoFlow.LocalRuntime.Functions.Timers;

/// <summary>When each timer function last ran, in the hub's table, so that a start knows what was missed.</summary>
internal sealed class ScheduleMemory(HubClients clients)
{
    private const string PartitionKey = "@schedules";

    /// <summary>The last runs by the names of the functions.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> LoadAsync(CancellationToken cancellation)
    {
        var lasts = new Dictionary<string, DateTimeOffset>(StringComparer.OrdinalIgnoreCase);
        await foreach (var row in clients.Table.QueryAsync<TableEntity>(r => r.PartitionKey == PartitionKey, cancellationToken: cancellation))
        {
            lasts[row.RowKey] = row.GetDateTimeOffset("Last")!.Value;
        }

        return lasts;
    }

    /// <summary>Notes a run that is over, or the beginning of a schedule that never ran.</summary>
    public Task SaveAsync(Schedule schedule) => clients.Table.UpsertEntityAsync(
        new TableEntity(PartitionKey, schedule.Function.Name) { ["Last"] = schedule.Last }, TableUpdateMode.Replace, CancellationToken.None);
}
