namespace CdmoFlow.Selections;

/// <summary>What an orchestration learns when it looks at the tables: done, or wait for a change and at the latest until an instant.</summary>
/// <param name="Done">Nothing is left to wait for in this step.</param>
/// <param name="WakeAt">When the clock next asks for something; null when only a person can move it.</param>
/// <param name="Next">Where an orchestrator has a choice: what comes next. Null otherwise.</param>
public sealed record StageStatus(bool Done, DateTimeOffset? WakeAt, string? Next)
{
    /// <summary>The selection was cancelled: every orchestration of it ends by itself.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The step is over.</summary>
    public static StageStatus Finished(string? next = null) => new(true, null, next);

    /// <summary>The stage waits at a gate.</summary>
    public static StageStatus AtGate(string gateId) => new(true, null, null) { GateId = gateId };

    /// <summary>The step goes on.</summary>
    public static StageStatus WaitUntil(DateTimeOffset? wakeAt) => new(false, wakeAt, null);

    /// <summary>The gate that the stage waits at; null when it waits at none.</summary>
    public string? GateId { get; init; }

    /// <summary>True when the selection was cancelled.</summary>
    public bool IsCancelled => string.Equals(Next, Cancelled, StringComparison.Ordinal);
}
