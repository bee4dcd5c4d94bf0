using CdmoFlow.Functions.Selections;

namespace CdmoFlow.Functions.People;

/// <summary>Mails one sign-in code. The input is the id of the challenge; the code itself never enters a history.</summary>
public static class CodeMailOrchestrator
{
    /// <summary>Ends when the mail service took the mail.</summary>
    [Function(nameof(CodeMailOrchestrator))]
    public static Task<bool> Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<bool>(nameof(SendCode), context.GetInput<string>(), Steps.Patient);
}
