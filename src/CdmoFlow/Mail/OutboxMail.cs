using CdmoFlow.Selections;

namespace CdmoFlow.Mail;

/// <summary>A mail in the outbox of its selection, written in the transaction that made it due.</summary>
public sealed record OutboxMail : ISelectionRow
{
    /// <summary>Unique in its selection: the trail sequence that ordered it and a counter. It never leaves the house: the place among the recipients could be read from it.</summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Id);

    /// <summary>What to send to whom.</summary>
    public required MailOrder Order { get; init; }

    /// <summary>When it became due.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>How far it got.</summary>
    public OutboxState State { get; init; } = OutboxState.Queued;

    /// <summary>When a sender last took it.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>When the mail service accepted it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it failed for good, in words for the project manager.</summary>
    public string? Failure { get; init; }

    /// <summary>What the mail service reported since.</summary>
    public Delivery Delivery { get; init; } = Delivery.Unknown;

    /// <summary>When that happened, UTC.</summary>
    public DateTimeOffset? DeliveryAt { get; init; }

    /// <summary>The id of the mail of which it is the copy for another person in the same room; null for one that a decision ordered.</summary>
    public string? CopyOf { get; init; }

    /// <summary>The row key of a mail.</summary>
    public static string KeyOf(string id) => $"mail|{id}";

    /// <summary>The id in such a row key.</summary>
    public static string IdOf(string rowKey) => rowKey[(rowKey.IndexOf('|', StringComparison.Ordinal) + 1)..];
}

/// <summary>States of an outgoing mail.</summary>
public enum OutboxState
{
    /// <summary>Due, nobody has taken it.</summary>
    Queued,

    /// <summary>A sender has taken it and may or may not have sent it.</summary>
    Claimed,

    /// <summary>The mail service accepted it.</summary>
    Sent,

    /// <summary>The mail service refused it for good.</summary>
    Failed,

    /// <summary>The recipient reads it in the daily summary.</summary>
    InDigest,

    /// <summary>The recipient does not want mails of this kind.</summary>
    Unwanted,

    /// <summary>The recipient had no place in the room any more when it was to leave.</summary>
    Withheld,
}
