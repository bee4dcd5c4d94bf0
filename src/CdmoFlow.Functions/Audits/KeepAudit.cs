using CdmoFlow.Audits;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Audits;

/// <summary>One audit: a CDMO that does not answer the proposed day in time is flagged. The key is the CDMO (see <see cref="AuditUpkeep"/>).</summary>
public sealed class KeepAudit(Desk desk)
{
    /// <summary>Does what is due now and says what to wait for.</summary>
    [Function(nameof(KeepAudit))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(
            input.SelectionId,
            client,
            (selection, now) => AuditUpkeep.Due(selection, input.Key, now),
            (selection, now) => AuditUpkeep.Status(selection, input.Key, now));
}
