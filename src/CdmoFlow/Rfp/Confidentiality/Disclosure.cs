using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>
/// The one answer to whether something confidential may reach a CDMO at this moment: its agreement is executed and binds today. Invitation, room, documents, addenda and answers all ask here.
/// </summary>
public static class Disclosure
{
    private static readonly string[] Confidential =
    [
        "answer_private", "answers_published", "deadline_extended", "deadline_extended_other", "deadline_extended_own", "question_consent", "question_refused", "rfp_amended", "rfp_invitation", "rfp_reminder",
    ];

    /// <summary>True while the CDMO's agreement protects what is sent now.</summary>
    public static bool IsOpen(Selection selection, string cdmoId, DateTimeOffset now) =>
        selection.Find<Cda>(Cda.KeyOf(cdmoId))?.HoldsOn(Days.Of(now, selection.State.Brief.TimeZone)) == true;

    /// <summary>True where the CDMO may read that document now. The agreement on confidentiality itself and the contracts it is a party to need no agreement.</summary>
    public static bool May(Selection selection, string cdmoId, StoredDocument document, DateTimeOffset now) =>
        document.SharedWith.Contains(cdmoId, StringComparer.Ordinal) && (IsParty(selection, cdmoId, document) || IsOpen(selection, cdmoId, now));

    /// <summary>Why nothing is disclosed; null where it is.</summary>
    public static Refusal? Check(Selection selection, string cdmoId, DateTimeOffset now) => IsOpen(selection, cdmoId, now)
        ? null
        : Refusal.WrongState("no-cda", "The confidentiality agreement is not in force, so nothing more is disclosed until it is executed or renewed.");

    /// <summary>True for a mail whose words lie behind the agreement, so that it is asked again whenever such a mail leaves.</summary>
    public static bool Covers(MailOrder order) => order.Link.RoomOf is not null && Confidential.Contains(order.Template, StringComparer.Ordinal);

    /// <summary>A mail with confidential content for an invited CDMO; while nothing may be disclosed, one that only says that there is news and why it waits, and does not name the program.</summary>
    public static MailOrder Mail(Selection selection, string cdmoId, MailOrder order, DateTimeOffset now) =>
        IsOpen(selection, cdmoId, now) ? order : MailOrder.Of("content_withheld", order.ToPersonId, MailLink.Room(cdmoId), ("selection", ""), ("cdmo", selection.NameOf(cdmoId)));

    private static bool IsParty(Selection selection, string cdmoId, StoredDocument document) =>
        CdaFiles.IsOf(cdmoId, document.Id)
        || selection.Agreements.Any(a => a.CdmoId == cdmoId && a.DocumentId is { } signed && RenderedForms.AreOfOne(signed, document.Id));
}
