using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Rfp;

/// <summary>Issues the RFP to every CDMO whose confidentiality agreement holds: invitations mailed and documents shared, once per round.</summary>
public sealed class IssueRfp(Desk desk)
{
    /// <summary>Repeatable: what was done before is left alone.</summary>
    [Function(nameof(IssueRfp))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(input.SelectionId, client, CdmoFlow.Rfp.IssueRfp.Due, (_, _) => StageStatus.Finished());
}
