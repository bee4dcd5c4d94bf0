using CdmoFlow.Functions.Selections;

namespace CdmoFlow.Functions.Mail;

/// <summary>The mails of one commit.</summary>
public sealed record MailBatch(string SelectionId, long Sequence);

/// <summary>Sends the mails of one commit and comes back to those that the mail service could not take yet.</summary>
public static class MailOrchestrator
{
    /// <summary>Ends when every mail was sent or refused for good.</summary>
    [Function(nameof(MailOrchestrator))]
    public static Task<int> Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<int>(nameof(SendMails), context.GetInput<MailBatch>(), Steps.Patient);
}
