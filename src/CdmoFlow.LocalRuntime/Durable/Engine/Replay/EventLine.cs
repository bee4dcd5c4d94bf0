namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>
/// Waits and early events of an instance by event name (without regard to case). Behaves like the real engine where that hurts:
/// the last waiter is served first, and a cancelled wait keeps its place and swallows the event it is served.
/// </summary>
internal sealed class EventLine
{
    private readonly List<HistoryEvent> early = [];
    private readonly Dictionary<string, Stack<Action<string?>>> waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Task> waits = [];

    /// <summary>Events that nobody has waited for yet.</summary>
    public IReadOnlyList<HistoryEvent> Early => early;

    public bool AnyWaiting => waits.Exists(wait => !wait.IsCompleted);

    public void Deliver(HistoryEvent raised)
    {
        if (waiters.TryGetValue(raised.Name!, out var line) && line.TryPop(out var waiter))
        {
            waiter(raised.Data);
        }
        else
        {
            early.Add(raised);
        }
    }

    public Task<T> Wait<T>(string name, CancellationToken cancellation)
    {
        var source = new TaskCompletionSource<T>();
        var index = early.FindIndex(e => string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
        {
            var payload = early[index].Data;
            early.RemoveAt(index);
            Settle(source, name, payload);
            return source.Task;
        }

        if (!waiters.TryGetValue(name, out var line))
        {
            waiters[name] = line = new();
        }

        line.Push(payload => Settle(source, name, payload));
        cancellation.Register(() => source.TrySetCanceled(cancellation));
        waits.Add(source.Task);
        return source.Task;
    }

    private static void Settle<T>(TaskCompletionSource<T> source, string name, string? payload)
    {
        try
        {
            source.TrySetResult(Payload.Read<T>(payload, $"The payload of event '{name}'")!);
        }
        catch (System.Text.Json.JsonException e)
        {
            source.TrySetException(e);
        }
    }
}
