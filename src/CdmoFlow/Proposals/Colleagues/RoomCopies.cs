using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CdmoFlow.Mail;

namespace CdmoFlow.Proposals.Colleagues;

/// <summary>
/// Mails about the work in a room go to everybody in it, each as a message of its own with that person's own link. A decision orders the one to its addressee. The others are copied from it when it leaves: a change that tells
/// all rooms at once would not hold them, a mail that waits for release is decided once for all, and whoever was let in or put out meanwhile is counted rightly.
/// </summary>
public static class RoomCopies
{
    // What is meant for one person (invitation, award, regret, signature, an own link) is not among them.
    private static readonly FrozenSet<string> ToAll = new[]
    {
        "answer_private", "answers_published", "audit_date_proposed", "cda_ended", "content_withheld", "deadline_extended", "deadline_extended_other", "deadline_extended_own", "defect_window", "file_not_accepted", "proposal_admission",
        "proposal_registered", "question_consent", "question_refused", "rfp_amended", "rfp_reminder", "selection_cancelled", "submission_confirmed", "submission_late", "submission_receipt", "submission_withdrawn",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a mail that everybody in the room gets and whose copies may still be missing: they are written before anybody takes the mail itself.</summary>
    public static bool IsToAll(OutboxMail mail) =>
        mail is { CopyOf: null, State: OutboxState.Queued, Attempts: 0, Order: { Link.RoomOf: not null, IsToOne: false } } && ToAll.Contains(mail.Order.Template);

    /// <summary>The copies of a mail; always the same ids for the same people, so that doing it twice adds nothing.</summary>
    /// <param name="mail">A mail for which <see cref="IsToAll"/> holds.</param>
    /// <param name="leadId">Who leads the room now.</param>
    /// <param name="colleagues">The colleagues of all rooms.</param>
    public static IReadOnlyList<OutboxMail> Of(OutboxMail mail, string? leadId, IEnumerable<RoomColleague> colleagues) =>
    [
        .. colleagues.Where(c => c.CdmoId == mail.Order.Link.RoomOf && c.State == ColleagueState.Admitted).Select(c => c.PersonId).Append(leadId).OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(person => person != mail.Order.ToPersonId).Select(person => new OutboxMail
            {
                Id = $"{mail.Id}-{NumberOf(person)}",
                Order = mail.Order with { ToPersonId = person },
                QueuedAt = mail.QueuedAt,
                CopyOf = mail.Id,
            }),
    ];

    /// <summary>True for a mail into a room in which its recipient has no place any more, since it was ordered: it must not leave.</summary>
    public static bool HasLeft(OutboxMail mail, string? leadId, IEnumerable<RoomColleague> colleagues) =>
        mail.Order.Link.RoomOf is { } cdmoId && mail.Order.ToPersonId != leadId
        && colleagues.FirstOrDefault(c => c.CdmoId == cdmoId && c.PersonId == mail.Order.ToPersonId) is { State: not ColleagueState.Admitted };

    // Digits alone: reports of the mail service are believed for such ids only.
    private static string NumberOf(string personId) =>
        (BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(personId))) % 1_000_000_000_000).ToString("D12", CultureInfo.InvariantCulture);
}
