using CdmoFlow.Mail;

namespace CdmoFlow.Web.Pages.Selections;

/// <summary>The mails of a selection.</summary>
/// <param name="Of">The selection.</param>
/// <param name="Mails">Newest first.</param>
public sealed record MailsModel(SelectionModel Of, IReadOnlyList<OutboxMail> Mails)
{
    /// <summary>Who gets it: the person, and the CDMO where it is one of theirs.</summary>
    public string Recipient(OutboxMail mail)
    {
        var name = Of.NameOf(mail.Order.ToPersonId);
        var cdmo = mail.Order.Link.RoomOf ?? Of.Selection.Candidates.FirstOrDefault(c => c.ContactPersonId == mail.Order.ToPersonId)?.CdmoId;
        return cdmo is null ? name : $"{name}, {Of.Selection.NameOf(cdmo)}";
    }
}
