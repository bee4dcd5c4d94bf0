using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>What an event of a history tells; the order of the groups matters for <see cref="HistoryEvent.IsMessage"/> and <see cref="HistoryEvent.IsAction"/>.</summary>
internal enum EventKind
{
    TurnStarted,
    EventRaised,
    ActivityCompleted,
    ActivityFailed,
    TimerFired,
    ChildCompleted,
    ChildFailed,
    Suspended,
    Resumed,
    ActivityScheduled,
    TimerScheduled,
    TimerCancelled,
    ChildScheduled,
    Completed,
    Failed,
    Terminated,
    ContinuedAsNew,
}

/// <summary>One event of a history: a message that came in, an action that the orchestrator asked for, or the end.</summary>
internal sealed record HistoryEvent(EventKind Kind)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Number of the call within its execution; 0 for events that belong to no call.</summary>
    public int Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Input, result or payload as JSON.</summary>
    public string? Data { get; init; }

    /// <summary>Blob that holds <see cref="Data"/> when it is too large for a row; only in storage, never in memory.</summary>
    public string? Blob { get; init; }

    /// <summary>Time of the turn, or due time of a timer.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Instance id of a child orchestration.</summary>
    public string? Child { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    [JsonIgnore]
    public bool IsMessage => Kind is >= EventKind.EventRaised and <= EventKind.Resumed;

    /// <summary>True for the answer to a call or a timer, by its <see cref="Id"/>.</summary>
    [JsonIgnore]
    public bool IsAnswer => Kind is >= EventKind.ActivityCompleted and <= EventKind.ChildFailed;

    [JsonIgnore]
    public bool IsAction => Kind is >= EventKind.ActivityScheduled and <= EventKind.ChildScheduled;

    public static string Write(IEnumerable<HistoryEvent> events) => JsonSerializer.Serialize(events, Options);

    public static List<HistoryEvent> Read(string json) => JsonSerializer.Deserialize<List<HistoryEvent>>(json, Options)!;

    /// <summary>The step in words, for the report of an orchestrator that does not repeat itself.</summary>
    public string Describe() => Kind switch
    {
        EventKind.ActivityScheduled => $"activity '{Name}' (#{Id})",
        EventKind.ChildScheduled => $"sub-orchestration '{Name}' (#{Id})",
        EventKind.TimerScheduled => $"timer (#{Id})",
        EventKind.TimerCancelled => $"cancelled timer (#{Id})",
        _ => $"{Kind} '{Name}' (#{Id})",
    };

    /// <summary>Due times and inputs may be computed anew; the kind, the order and the names of steps may not.</summary>
    public bool IsSameStepAs(HistoryEvent other) =>
        Kind == other.Kind && Id == other.Id && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);
}
