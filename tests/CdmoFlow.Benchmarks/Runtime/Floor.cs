using System.Diagnostics;
using Azure.Data.Tables;

namespace CdmoFlow.Benchmarks.Runtime;

/// <summary>What the emulator gives to anybody in the same run: the yardstick of the other figures.</summary>
internal static class Floor
{
    private const int AtOnce = 16;

    /// <summary>Plain upserts under growing keys, 16 at a time.</summary>
    public static Task<double> UpsertsPerSecondAsync(string connectionString) =>
        MeasureAsync(connectionString, 1500, (table, i) => table.UpsertEntityAsync(Row("floor", i), TableUpdateMode.Replace));

    /// <summary>Plain transactions of four rows, 16 at a time.</summary>
    public static Task<double> TransactionsPerSecondAsync(string connectionString) =>
        MeasureAsync(connectionString, 800, (table, i) => table.SubmitTransactionAsync(Enumerable.Range(0, 4).Select(k =>
            new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row($"floor{i % AtOnce:D2}", (i * 4) + k)))));

    private static TableEntity Row(string partition, int i) => new(partition, $"{i:D8}") { ["Text"] = "ids and small records", ["Number"] = i };

    private static async Task<double> MeasureAsync(string connectionString, int count, Func<TableClient, int, Task> write)
    {
        var table = new TableClient(connectionString, "floor" + Guid.NewGuid().ToString("N"));
        await table.CreateAsync();
        for (var i = 0; i < 50; i++)
        {
            await write(table, count + i);
        }

        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var i && i < count)
            {
                await write(table, i);
            }
        }));
        var perSecond = count / watch.Elapsed.TotalSeconds;
        await table.DeleteAsync();
        return perSecond;
    }
}
