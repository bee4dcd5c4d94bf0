using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>One replay of an orchestrator: repeats the recorded turns, checks them against the history and then plays the new one.</summary>
internal sealed class OrchestrationRun
{
    private readonly RunContext context;
    private readonly OrchestratorThread thread;
    private readonly Func<TaskOrchestrationContext, Task<object?>> orchestrator;
    private Task<object?>? task;

    public OrchestrationRun(InstanceMeta meta, Func<TaskOrchestrationContext, Task<object?>> orchestrator, ILoggerFactory loggers, Action onForeignContinuation)
    {
        this.orchestrator = orchestrator;
        thread = new(onForeignContinuation);
        context = new(meta, thread, loggers);
    }

    /// <summary>Number of the first activity or child that was asked for in the turn in which the orchestrator returned; 0 when there was none.</summary>
    public int HeldFrom { get; private set; }

    public bool IsSuspended => context.IsSuspended;

    public bool HasReturned => task is { IsCompleted: true };

    public Exception? Error => task?.Exception?.InnerException ?? (task is { IsCanceled: true } ? new TaskCanceledException(task) : null);

    public object? Output => task!.Result;

    public ContinueAsNewRequest? ContinueAsNew => context.Continuation;

    public IReadOnlyList<HistoryEvent> EarlyEvents => context.Events.Early;

    /// <summary>Repeats a recorded turn. Throws <see cref="NonDeterministicException"/> when the code asks for other steps than it did then.</summary>
    public void Replay(Turn turn, int number)
    {
        var asked = Play(turn.At, turn.Messages, replaying: true);
        var recorded = turn.Actions.ToList();
        for (var i = 0; i < Math.Max(asked.Count, recorded.Count); i++)
        {
            var now = i < asked.Count ? asked[i] : null;
            var then = i < recorded.Count ? recorded[i] : null;
            if (now is null || then is null || !now.IsSameStepAs(then))
            {
                throw new NonDeterministicException(number, now, then);
            }
        }
    }

    /// <summary>Plays one turn and gives the actions that the orchestrator asked for.</summary>
    public IReadOnlyList<HistoryEvent> Play(DateTimeOffset at, IEnumerable<HistoryEvent> messages, bool replaying)
    {
        context.BeginTurn(at, replaying);
        var hadReturned = HasReturned;
        if (task is null)
        {
            thread.Run(() => task = Start());
        }

        foreach (var message in messages.SelectMany(context.Admit))
        {
            thread.Deliver(() => context.Deliver(message));
        }

        if (!task!.IsCompleted && !context.WaitsForAnything)
        {
            throw new InvalidOperationException(
                "The orchestrator awaits a task that does not come from its context (such as Task.Delay, input and output, or a service): call an activity or create a timer instead.");
        }

        var actions = context.TakeActions();
        if (HasReturned && !hadReturned)
        {
            HeldFrom = actions.FirstOrDefault(a => a.Kind is EventKind.ActivityScheduled or EventKind.ChildScheduled)?.Id ?? 0;
        }

        return actions;
    }

    private async Task<object?> Start() => await orchestrator(context);
}
