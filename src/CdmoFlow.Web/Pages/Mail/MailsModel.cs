using CdmoFlow.Mail;
using CdmoFlow.Mail.Holding;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Mail;

/// <summary>The mails of a selection.</summary>
/// <param name="Of">The selection.</param>
/// <param name="Mails">Newest first.</param>
/// <param name="ReaderId">Who looks at them.</param>
public sealed record MailsModel(SelectionModel Of, IReadOnlyList<OutboxMail> Mails, string ReaderId)
{
    /// <summary>True for a project manager, who decides about mails.</summary>
    public bool Manages => MailNames.Manages(Of, ReaderId);

    /// <summary>The mails that wait.</summary>
    public IReadOnlyList<HeldMail> Waiting => Of.Selection.HeldMails;
}

/// <summary>One mail.</summary>
/// <param name="Of">The selection.</param>
/// <param name="Id">Its id.</param>
/// <param name="Order">What it says to whom.</param>
/// <param name="Sent">The mail in the outbox; null while it waits or once it was dropped.</param>
/// <param name="Held">The mail as it waits or waited; null where it never did.</param>
/// <param name="Subject">Its subject line.</param>
/// <param name="Text">Its words as plain text, with a placeholder for the personal link.</param>
/// <param name="ReaderId">Who looks at it.</param>
public sealed record MailModel(SelectionModel Of, string Id, MailOrder Order, OutboxMail? Sent, HeldMail? Held, string Subject, string Text, string ReaderId)
{
    /// <summary>True for a project manager, who decides about mails.</summary>
    public bool Manages => MailNames.Manages(Of, ReaderId);
}

/// <summary>Who is who in the mails of a selection.</summary>
public static class MailNames
{
    /// <summary>Who gets it: the person, and the CDMO where it is one of theirs.</summary>
    public static string Recipient(SelectionModel of, MailOrder order)
    {
        var name = of.NameOf(order.ToPersonId);
        var cdmo = order.Link.CdmoId ?? of.Selection.Candidates.FirstOrDefault(c => c.ContactPersonId == order.ToPersonId)?.CdmoId;
        return cdmo is null ? name : $"{name}, {of.Selection.NameOf(cdmo)}";
    }

    /// <summary>What kind of mail it is, in the reader's language.</summary>
    public static string Kind(MailOrder order) => T.Find($"MailKinds_{order.Template}") ?? Words.Of(order.Template);

    internal static bool Manages(SelectionModel of, string personId) => of.Selection.ProjectManagers.Contains(personId, StringComparer.Ordinal);
}
