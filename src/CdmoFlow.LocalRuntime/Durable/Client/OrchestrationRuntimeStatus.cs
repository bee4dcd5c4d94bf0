namespace Microsoft.DurableTask.Client;

/// <summary>Where an instance stands; the numbers are those of the engine and are stored.</summary>
public enum OrchestrationRuntimeStatus
{
    /// <summary>Running, also while it waits.</summary>
    Running = 0,

    /// <summary>Ended with an output.</summary>
    Completed = 1,

    /// <summary>Not shown by the engine any more.</summary>
    ContinuedAsNew = 2,

    /// <summary>Ended by an exception.</summary>
    Failed = 3,

    /// <summary>Not used by the engine.</summary>
    Canceled = 4,

    /// <summary>Ended from outside.</summary>
    Terminated = 5,

    /// <summary>Scheduled, not yet run.</summary>
    Pending = 6,

    /// <summary>Halted from outside; the local runtime never does this.</summary>
    Suspended = 7,
}
