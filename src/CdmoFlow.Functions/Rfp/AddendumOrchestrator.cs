using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Rfp;

/// <summary>The documents of one addendum, of an amendment or of answers, written while its mails are on their way. The key is the number of the addendum.</summary>
public static class AddendumOrchestrator
{
    /// <summary>Ends when the documents are stored.</summary>
    [Function(nameof(AddendumOrchestrator))]
    public static Task<StageStatus> Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<StageStatus>(nameof(RenderAddendum), context.GetInput<StageInput>(), Steps.Patient);
}
