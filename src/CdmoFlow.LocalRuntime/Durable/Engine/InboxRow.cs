using Azure.Data.Tables;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Events that wait for the instance's next turn: one raised event, or those carried over a continue-as-new.</summary>
internal sealed record InboxRow(string RowKey, IReadOnlyList<HistoryEvent> Events)
{
    public const string Prefix = "in|";

    public static InboxRow Raised(string name, string? payload) => new(
        $"{Prefix}1|{Guid.CreateVersion7():N}",
        [new HistoryEvent(EventKind.EventRaised) { Name = name, Data = payload }]);

    /// <summary>Carried events are older than any waiting one, so their row sorts first.</summary>
    public static InboxRow Carried(IReadOnlyList<HistoryEvent> events) => new($"{Prefix}0|{Guid.CreateVersion7():N}", events);

    public TableEntity ToRow(string instanceId)
    {
        var row = new TableEntity(instanceId, RowKey);
        ChunkedText.Set(row, "Events", HistoryEvent.Write(Events));
        return row;
    }

    public static InboxRow FromRow(TableEntity row) => new(row.RowKey, HistoryEvent.Read(ChunkedText.Get(row, "Events")!));
}
