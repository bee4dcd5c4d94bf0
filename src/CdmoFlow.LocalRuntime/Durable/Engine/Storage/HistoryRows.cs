using System.Globalization;
using Azure.Data.Tables;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Turns as rows <c>h|execution|turn</c>; a turn too long for one row goes on in <c>h|execution|turn|part</c>.</summary>
internal static class HistoryRows
{
    /// <summary>Sorts before every turn of the execution and after those of earlier ones.</summary>
    public static string Key(int execution) => string.Create(CultureInfo.InvariantCulture, $"h|{execution:D8}");

    public static IEnumerable<TableEntity> Write(string instanceId, int execution, int turn, Turn history) =>
        ChunkedText.Rows(HistoryEvent.Write(history.Events)).Select((text, part) =>
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{Key(execution)}|{turn:D6}");
            var row = new TableEntity(instanceId, part == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}|{part:D2}"));
            ChunkedText.Set(row, "Events", text);
            return row;
        });

    /// <summary>Turns of one execution, or of all when none is named, in their order.</summary>
    public static IEnumerable<(int Execution, int Number, Turn Turn)> Read(IEnumerable<TableEntity> rows, int? execution = null) => rows
        .Where(row => row.RowKey.StartsWith("h|", StringComparison.Ordinal))
        .Select(row => (Row: row, Key: row.RowKey.Split('|')))
        .Select(entry => (entry.Row, Execution: Number(entry.Key[1]), Number: Number(entry.Key[2])))
        .Where(entry => execution is null || entry.Execution == execution)
        .GroupBy(entry => (entry.Execution, entry.Number))
        .Select(group => (
            group.Key.Execution,
            group.Key.Number,
            new Turn(HistoryEvent.Read(string.Concat(group.OrderBy(entry => entry.Row.RowKey, StringComparer.Ordinal).Select(entry => ChunkedText.Get(entry.Row, "Events")))))))
        .OrderBy(entry => entry.Execution)
        .ThenBy(entry => entry.Number);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
