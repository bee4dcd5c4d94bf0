using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>One CDMO's invitation to the RFP.</summary>
public sealed record Invitation : ISelectionRow
{
    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId);

    /// <summary>The RFP round it belongs to.</summary>
    public required int Round { get; init; }

    /// <summary>The person who was invited; key into the people table.</summary>
    public required string ContactPersonId { get; init; }

    /// <summary>Where it stands.</summary>
    public required InvitationState State { get; init; }

    /// <summary>When the invitation was ordered.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>A deadline of its own, UTC; null for that of all. The later of the two counts (<see cref="Deadlines"/>).</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>When the CDMO accepted or declined.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Why the CDMO declined.</summary>
    public string? DeclineReason { get; init; }

    /// <summary>Which reminders went out, so that none goes twice.</summary>
    public IReadOnlyList<string> RemindersSent { get; init; } = [];

    /// <summary>The newest of this invitation's mails of which the mail service reported something; what it says of an earlier one does not count any more.</summary>
    public string? ReportedMailId { get; init; }

    /// <summary>Counts up when all of this CDMO's links are revoked.</summary>
    public int LinkEpoch { get; init; } = 1;

    /// <summary>The CDMO said whether it takes part.</summary>
    public bool HasAnswered => State is InvitationState.Accepted or InvitationState.Declined;

    /// <summary>The CDMO may still submit, as far as its invitation is concerned.</summary>
    public bool IsOpen => State is InvitationState.Sent or InvitationState.Delivered or InvitationState.Bounced or InvitationState.Entered or InvitationState.Accepted;

    /// <summary>The row key of an invitation.</summary>
    public static string KeyOf(string cdmoId) => $"invitation|{cdmoId}";
}

/// <summary>States of an invitation (domain section 25).</summary>
public enum InvitationState
{
    /// <summary>Will go out with the RFP.</summary>
    Prepared,

    /// <summary>The mail was ordered.</summary>
    Sent,

    /// <summary>The mail service delivered it.</summary>
    Delivered,

    /// <summary>The address does not exist.</summary>
    Bounced,

    /// <summary>A person of the CDMO opened the room with a code.</summary>
    Entered,

    /// <summary>The CDMO will submit.</summary>
    Accepted,

    /// <summary>The CDMO will not submit.</summary>
    Declined,

    /// <summary>No answer by the deadline.</summary>
    Silent,

    /// <summary>Taken back by the sponsor.</summary>
    Withdrawn,

    /// <summary>Excluded by the sponsor.</summary>
    Disqualified,
}
