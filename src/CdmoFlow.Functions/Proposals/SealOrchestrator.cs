using CdmoFlow.Functions.Selections;
using CdmoFlow.Proposals;

namespace CdmoFlow.Functions.Proposals;

/// <summary>One submitted version: its files are copied into the sealed container and hashed, then the CDMO gets its receipt.</summary>
public static class SealOrchestrator
{
    /// <summary>Ends when the receipt is on its way.</summary>
    [Function(nameof(SealOrchestrator))]
    public static Task<int> Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<int>(nameof(SealProposal), context.GetInput<SealInput>(), Steps.Patient);
}
