using CdmoFlow.Functions.Records.Retention;
using CdmoFlow.Records.Retention;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>All repairs of one selection in their order: what can be raised again is, and what that does not help is put before a person.</summary>
public sealed class MendSelection(
    MendSummary summaries, RestartSpine spine, WakeOverdue wake, RestartMemo memo, RestartWatches watches, RestartAddendum addenda, RestartSeals seals, RestartChecks checks, RestartAttachments attachments, SettleRestored restored, ReportFailures failures, ReportStuck stuck, AnonymisationDesk anonymisation)
{
    /// <summary>Runs them; answers for how long the oldest signal has waited for its instance to move.</summary>
    /// <param name="client">To look at instances, wake and start them.</param>
    /// <param name="selection">The selection as it stands.</param>
    /// <param name="listed">Its list row; null when there is none.</param>
    /// <param name="unfinished">The instances of all selections.</param>
    /// <param name="woken">The instances that were woken and had not moved by the last sweep.</param>
    /// <param name="now">Business time.</param>
    /// <param name="cancellationToken">Ends it; the next sweep goes on.</param>
    public async Task<TimeSpan> RunAsync(DurableTaskClient client, Selection selection, SelectionSummary? listed, Unfinished unfinished, IReadOnlyDictionary<string, WokenNote> woken, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await summaries.MendAsync(selection, listed, cancellationToken);
        await spine.MendAsync(client, selection, unfinished, cancellationToken);
        var late = await wake.MendAsync(client, selection, unfinished, woken, now, cancellationToken);
        await memo.MendAsync(client, selection, cancellationToken);
        await watches.MendAsync(client, selection, unfinished, cancellationToken);
        await addenda.MendAsync(client, selection, cancellationToken);
        await seals.MendAsync(client, selection, now, cancellationToken: cancellationToken);
        await checks.MendAsync(client, selection, now, cancellationToken: cancellationToken);
        await attachments.MendAsync(client, selection, now, cancellationToken: cancellationToken);
        await restored.MendAsync(client, selection, cancellationToken);
        await failures.MendAsync(client, selection, unfinished, cancellationToken);
        await stuck.MendAsync(client, selection, late, now, cancellationToken);
        if (RetentionRow.Of(selection).Anonymisation is { IsUnderWay: true }) await anonymisation.CarryOutAsync(client, selection.Id, cancellationToken);
        return late.Count == 0 ? TimeSpan.Zero : late.Max(l => now - l.WokenAt);
    }
}
