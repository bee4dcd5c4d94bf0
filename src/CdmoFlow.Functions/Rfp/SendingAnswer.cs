using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Rfp;

/// <summary>What stands before the sending of the RFP, for programs.</summary>
/// <param name="Rule">What sends it once nothing is missing.</param>
/// <param name="SentBy">Who sent it in this round; null where nobody has, or where it went out by itself.</param>
/// <param name="SentAt">When.</param>
/// <param name="Preconditions">Everything that must be so.</param>
/// <param name="Recipients">The companies of the longlist, by name.</param>
public sealed record SendingAnswer(SendingRule Rule, string? SentBy, DateTimeOffset? SentAt, IReadOnlyList<Precondition> Preconditions, IReadOnlyList<RecipientAnswer> Recipients)
{
    /// <summary>The answer for a selection.</summary>
    public static SendingAnswer Of(Selection selection, DateTimeOffset now)
    {
        var sending = RfpSending.Of(selection);
        return new(
            selection.State.Brief.RfpRules.Sending, sending.SentBy, sending.SentAt, Precondition.Of(selection, now),
            [.. Recipient.Of(selection, now).Select(r => new RecipientAnswer(r.Candidate.CdmoId, r.Candidate.Name, r.Candidate.ContactPersonId, r.Prepared?.Choice ?? PreparedChoice.Send, r.Prepared?.Subject, r.Prepared?.Note, r.LeftOut, r.Because))]);
    }
}

/// <summary>A company and what becomes of its mail.</summary>
public sealed record RecipientAnswer(string CdmoId, string Name, string? ContactPersonId, PreparedChoice Choice, string? Subject, string? Note, LeftOutReason? LeftOut, string? Because);
