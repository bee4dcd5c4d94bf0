namespace Microsoft.DurableTask;

/// <summary>Surfaces in the orchestrator when an activity or child orchestration has failed for good.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>Made by the engine from the failure recorded in the history.</summary>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base($"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {failureDetails.ErrorMessage}")
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails;
    }

    /// <summary>Name of the failed activity or orchestrator.</summary>
    public string TaskName { get; }

    /// <summary>Number of the call within its orchestration.</summary>
    public int TaskId { get; }

    /// <summary>What failed; has no inner failure.</summary>
    public TaskFailureDetails FailureDetails { get; }
}
