using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>
/// The one answer to whether something confidential may reach a CDMO at this moment: its agreement is executed and binds today. Invitation, room, documents, addenda and answers all ask here.
/// </summary>
public static class Disclosure
{
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

    /// <summary>A mail with confidential content for an invited CDMO; while nothing may be disclosed, one that only says that there is news and why it waits.</summary>
    public static MailOrder Mail(Selection selection, string cdmoId, MailOrder order, DateTimeOffset now) =>
        IsOpen(selection, cdmoId, now) ? order : MailOrder.Of("content_withheld", order.ToPersonId, MailLink.Room(cdmoId), ("cdmo", selection.NameOf(cdmoId)));

    private static bool IsParty(Selection selection, string cdmoId, StoredDocument document) =>
        CdaFiles.IsOf(cdmoId, document.Id)
        || selection.Agreements.Any(a => a.CdmoId == cdmoId && a.DocumentId is { } signed && RenderedForms.AreOfOne(signed, document.Id));
}
