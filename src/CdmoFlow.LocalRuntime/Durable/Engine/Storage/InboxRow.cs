using System.Globalization;
using Azure.Data.Tables;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Messages from outside that wait for the instance's next turn: one that was sent, or those carried over a continue-as-new.</summary>
internal sealed record InboxRow(string RowKey, IReadOnlyList<HistoryEvent> Events)
{
    public const string Prefix = "in|";

    /// <summary>Characters of carried payloads per row, far below its 1 MiB.</summary>
    private const int MaxCarried = 200_000;

    private static long lastKey;

    /// <summary>One message; its key is unique and grows, so that a repeated insert is known and the order of sending survives a restart.</summary>
    public static InboxRow Sent(HistoryEvent message) => new($"{Prefix}1|{NextKey()}", [message]);

    /// <summary>Carried events are older than any waiting one, so their rows sort first.</summary>
    public static IReadOnlyList<InboxRow> Carried(IReadOnlyList<HistoryEvent> events)
    {
        var rows = new List<InboxRow>();
        for (var taken = 0; taken < events.Count;)
        {
            var length = 0;
            var some = events.Skip(taken).TakeWhile((e, i) => (length += Math.Min(e.Data?.Length ?? 0, PayloadBlobs.LargestInRow) + 100) <= MaxCarried || i == 0).ToList();
            rows.Add(new($"{Prefix}0|{NextKey()}", some));
            taken += some.Count;
        }

        return rows;
    }

    public TableEntity ToRow(string instanceId)
    {
        var row = new TableEntity(instanceId, RowKey);
        ChunkedText.Set(row, "Events", HistoryEvent.Write(Events));
        return row;
    }

    public static InboxRow FromRow(TableEntity row) => new(row.RowKey, HistoryEvent.Read(ChunkedText.Get(row, "Events")!));

    private static string NextKey()
    {
        while (true)
        {
            var last = Volatile.Read(ref lastKey);
            var next = Math.Max(last + 1, TimeProvider.System.GetUtcNow().Ticks);
            if (Interlocked.CompareExchange(ref lastKey, next, last) == last)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{next:D19}|{Guid.NewGuid():N}");
            }
        }
    }
}
