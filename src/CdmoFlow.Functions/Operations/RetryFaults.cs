using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Operations;

/// <summary>Sets going what a person wants tried again, after that was noted. Repeating it does no harm.</summary>
public sealed class RetryFaults(SelectionStore store, RestartInstance restart, RestartSeals seals, RestartChecks checks, RestartAttachments attachments, TrailChecks trails, ReportTrail report, Signals signals, TimeProvider clock)
{
    /// <summary>Sets it going.</summary>
    public async Task RunAsync(DurableTaskClient client, string selectionId, Fault fault, CancellationToken cancellationToken = default)
    {
        switch (fault.Kind)
        {
            case FaultKind.StoppedStep:
                await restart.RunAsync(client, selectionId, fault.Subject, cancellationToken);
                break;
            case FaultKind.LostSignal:
                await signals.WakeAsync(client, fault.Subject, cancellationToken);
                break;
            case FaultKind.BrokenChain:
                if (await trails.LookAsync(selectionId, cancellationToken) is { } looked) await report.RunAsync(client, looked, cancellationToken);
                break;
            case FaultKind.UnsealedFiles or FaultKind.StuckCheck or FaultKind.UncheckedAttachment:
                if (await store.LoadAsync(selectionId, cancellationToken) is not { } loaded) break;
                await seals.MendAsync(client, loaded.Selection, clock.GetUtcNow(), atOnce: true, cancellationToken);
                await checks.MendAsync(client, loaded.Selection, clock.GetUtcNow(), atOnce: true, cancellationToken);
                await attachments.MendAsync(client, loaded.Selection, clock.GetUtcNow(), atOnce: true, cancellationToken);
                break;
            default:
                // The mail went out with the note.
                break;
        }
    }
}
