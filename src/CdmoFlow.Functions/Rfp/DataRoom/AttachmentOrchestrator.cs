using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Rfp.DataRoom;

namespace CdmoFlow.Functions.Rfp.DataRoom;

/// <summary>One version of a file in the data room: it is sealed and checked, and a scanner that has not answered is asked again, ever more patiently. Nobody reads it meanwhile.</summary>
public static class AttachmentOrchestrator
{
    /// <summary>Ends when the file has its verdict; the reconciler starts another one for a file that has none by then. Answers how often was asked.</summary>
    [Function(nameof(AttachmentOrchestrator))]
    public static Task<int> Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        PatientLooks.RunAsync(context, nameof(CheckAttachment), context.GetInput<AttachmentKey>());
}
