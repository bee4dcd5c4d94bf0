using CdmoFlow.Functions.Gates;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Selections;

/// <summary>
/// Waits for "a change or the next due time" and then looks at the tables again, until the step is over. One event wait lives as long as the orchestration
/// and is never cancelled, because a cancelled wait would swallow the next event; only timers are cancelled. A deadline that moves is simply read again.
/// </summary>
internal sealed class Watch
{
    /// <summary>The one event that wakes; it carries nothing but an id.</summary>
    public const string Changed = "Changed";

    private readonly TaskOrchestrationContext context;
    private Task<string> change;

    public Watch(TaskOrchestrationContext context)
    {
        this.context = context;
        change = context.WaitForExternalEvent<string>(Changed);
    }

    /// <summary>As <see cref="UntilDone"/>, and runs every gate that the stage opens until the stage is over.</summary>
    public async Task<StageStatus> UntilStageOver(string activity, StageInput input)
    {
        var status = await UntilDone(activity, input);
        while (status.GateId is { } gate)
        {
            await context.CallSubOrchestratorAsync<StageStatus>(nameof(GateOrchestrator), new StageInput(input.SelectionId, gate), Steps.As(gate));
            status = await UntilDone(activity, input);
        }

        return status;
    }

    /// <summary>Calls the activity until it says that the step is over.</summary>
    public async Task<StageStatus> UntilDone(string activity, StageInput input)
    {
        while (true)
        {
            if (change.IsCompleted) change = context.WaitForExternalEvent<string>(Changed);
            var status = await context.CallActivityAsync<StageStatus>(activity, input, Steps.Patient);
            if (status.Done) return status;
            if (change.IsCompleted) continue;
            if (status.WakeAt is not { } wakeAt)
            {
                await change;
                continue;
            }

            using var timer = new CancellationTokenSource();
            var due = context.CreateTimer(wakeAt.UtcDateTime, timer.Token);
            // Not CancelAsync: that would run the cancellation on another thread, which replay forbids.
            if (await Task.WhenAny(change, due) == change) timer.Cancel();
        }
    }
}
