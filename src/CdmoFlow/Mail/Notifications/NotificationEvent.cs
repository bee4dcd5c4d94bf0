namespace CdmoFlow.Mail.Notifications;

/// <summary>Something that the sponsor's people are told by mail.</summary>
/// <param name="Template">The mail's template; also the key of the setting.</param>
/// <param name="Words">What happens, for the page of settings.</param>
/// <param name="IsFixed">True for what asks for a person's own act or ends a selection: it always comes at once and cannot be switched off.</param>
public sealed record NotificationEvent(string Template, string Words, bool IsFixed)
{
    /// <summary>All events of the sponsor's side. Mails to CDMOs and sign-in codes are no matter of taste and stand in no list.</summary>
    public static IReadOnlyList<NotificationEvent> All { get; } =
    [
        new("gate_opened", "A gate waits for your decision", IsFixed: true),
        new("gate_reminder", "A gate that waits for you is due soon", IsFixed: false),
        new("gate_late_reminder", "A gate that waits for you is overdue", IsFixed: false),
        new("gate_escalated", "A gate is overdue and was escalated to you", IsFixed: true),
        new("gate_question", "An approver asks you for information", IsFixed: true),
        new("gate_answer", "Your question at a gate was answered", IsFixed: false),
        new("gate_decided", "A gate was decided", IsFixed: false),
        new("deputy_named", "You stand in for a colleague", IsFixed: true),
        new("team_changed", "The team of a selection changes", IsFixed: false),
        new("task_assigned", "You get a task", IsFixed: true),
        new("needs_attention", "A selection needs attention", IsFixed: false),
        new("availability_answered", "A company answers the availability check", IsFixed: false),
        new("cda_handed_in", "A CDMO hands in a text for its confidentiality agreement", IsFixed: false),
        new("cda_expiring", "A confidentiality agreement ends soon", IsFixed: false),
        new("proposals_closed", "The RFP is closed, proposals wait for their opening", IsFixed: false),
        new("question_asked", "A CDMO asks a question on the RFP", IsFixed: false),
        new("answers_due", "Answers that you owe CDMOs are due soon or overdue", IsFixed: false),
        new("ratings_due", "Your ratings of questions are due soon", IsFixed: false),
        new("scoring_assigned", "You are asked to score", IsFixed: true),
        new("scoring_reminder", "Your scores are due soon", IsFixed: false),
        new("audit_date_answered", "A CDMO answered an audit date", IsFixed: false),
        new("audit_reluctant", "A CDMO did not answer an audit date", IsFixed: false),
        new("agreement_to_sign", "An agreement waits for your sign-off", IsFixed: true),
        new("agreement_executed", "An agreement is executed", IsFixed: false),
        new("selection_cancelled", "A selection was cancelled", IsFixed: true),
    ];

    /// <summary>The event of a template, or null for mails outside of this list.</summary>
    public static NotificationEvent? Of(string template) => All.FirstOrDefault(e => string.Equals(e.Template, template, StringComparison.Ordinal));
}
