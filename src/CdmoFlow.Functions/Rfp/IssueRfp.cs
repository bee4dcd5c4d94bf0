using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Rfp;

/// <summary>Issues the RFP to every CDMO whose confidentiality agreement holds: deadline set, invitations mailed, once per round.</summary>
public sealed class IssueRfp(Desk desk)
{
    /// <summary>Repeatable: what was done before is left alone.</summary>
    [Function(nameof(IssueRfp))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(input.SelectionId, client, (_, _) => new Change(), (_, _) => StageStatus.Finished());
}
