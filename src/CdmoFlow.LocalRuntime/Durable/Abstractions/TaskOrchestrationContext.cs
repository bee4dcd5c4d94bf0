using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>Everything an orchestrator may touch: what it asks for here is recorded, so that replay gives the same answers.</summary>
public abstract class TaskOrchestrationContext
{
    /// <summary>Name of the running orchestrator.</summary>
    public abstract TaskName Name { get; }

    /// <summary>Id of the running instance.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The parent orchestration, or null for one started by a client.</summary>
    public abstract ParentOrchestrationInstance? Parent { get; }

    /// <summary>Time (UTC) of the turn being replayed; the only clock an orchestrator may read.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>True while earlier turns are repeated, so that side output can be left out.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>Source of loggers; the replay-safe ones are made from it.</summary>
    protected abstract ILoggerFactory LoggerFactory { get; }

    /// <summary>The input of the instance, or default when none was given.</summary>
    public abstract T? GetInput<T>();

    /// <summary>Runs an activity without a result. Fails with <see cref="TaskFailedException"/>.</summary>
    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallActivityAsync<object?>(name, input, options);

    /// <summary>Runs an activity without input and result.</summary>
    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) => CallActivityAsync(name, null, options);

    /// <summary>Runs an activity without input.</summary>
    public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options) =>
        CallActivityAsync<TResult>(name, null, options);

    /// <summary>Runs an activity at least once and gives its result. Fails with <see cref="TaskFailedException"/>.</summary>
    public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

    /// <summary>A durable timer that fires after the delay, counted from <see cref="CurrentUtcDateTime"/>.</summary>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken) =>
        CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>A durable timer of any length (UTC); one that is not cancelled keeps the instance running.</summary>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>Waits for the next event of that name. A cancelled wait stays in line and swallows the next event: never cancel it.</summary>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <summary>Runs a child orchestration and gives its output. Fails with <see cref="TaskFailedException"/>.</summary>
    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    /// <summary>Runs a child orchestration without input.</summary>
    public virtual Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync<TResult>(orchestratorName, null, options);

    /// <summary>Runs a child orchestration without input and output.</summary>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync(orchestratorName, null, options);

    /// <summary>Runs a child orchestration without output.</summary>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        CallSubOrchestratorAsync<object?>(orchestratorName, input, options);

    /// <summary>Starts over with an empty history once the orchestrator returns; events nobody waited for are kept when asked to.</summary>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    /// <summary>A GUID derived from instance and position, so that replay gives the same one.</summary>
    public abstract Guid NewGuid();

    /// <summary>A logger that is silent during replay.</summary>
    public virtual ILogger CreateReplaySafeLogger(string categoryName) =>
        new CdmoFlow.LocalRuntime.Durable.ReplaySafeLogger(this, LoggerFactory.CreateLogger(categoryName));

    /// <summary>A logger that is silent during replay.</summary>
    public virtual ILogger CreateReplaySafeLogger(Type type) =>
        new CdmoFlow.LocalRuntime.Durable.ReplaySafeLogger(this, LoggerFactory.CreateLogger(type));

    /// <summary>A logger that is silent during replay.</summary>
    public virtual ILogger CreateReplaySafeLogger<T>() => CreateReplaySafeLogger(typeof(T));
}
