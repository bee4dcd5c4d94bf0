using CdmoFlow.Mail;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Mail;

/// <summary>The mails of a selection for programs.</summary>
/// <param name="HoldForCdmos">True when mails to the CDMOs wait for release.</param>
/// <param name="Waiting">Those that wait, oldest first.</param>
/// <param name="Mails">Those that left or are to leave, newest first.</param>
public sealed record MailsAnswer(bool HoldForCdmos, IReadOnlyList<WaitingMailAnswer> Waiting, IReadOnlyList<MailAnswer> Mails)
{
    /// <summary>The answer for a selection.</summary>
    public static MailsAnswer Of(Selection selection, IReadOnlyList<OutboxMail> mails) => new(
        selection.MailRules.HoldForCdmos,
        [.. selection.HeldMails.Select(m => new WaitingMailAnswer(m.Id, m.Order.Template, m.Order.ToPersonId, m.Order.Link.CdmoId, m.HeldAt))],
        [.. mails.Reverse().Select(m => new MailAnswer(m.Id, m.Order.Template, m.Order.ToPersonId, m.Order.Link.CdmoId, m.State, m.QueuedAt, m.SentAt, m.Delivery, m.Failure))]);
}

/// <summary>A mail that waits.</summary>
public sealed record WaitingMailAnswer(string Id, string Template, string ToPersonId, string? CdmoId, DateTimeOffset HeldAt);

/// <summary>A mail in the outbox.</summary>
public sealed record MailAnswer(string Id, string Template, string ToPersonId, string? CdmoId, OutboxState State, DateTimeOffset QueuedAt, DateTimeOffset? SentAt, Delivery Delivery, string? Failure);
