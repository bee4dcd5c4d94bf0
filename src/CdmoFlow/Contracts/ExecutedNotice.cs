using CdmoFlow.Mail;
using CdmoFlow.Selections;

namespace CdmoFlow.Contracts;

/// <summary>Tells both sides that an agreement binds them now.</summary>
internal static class ExecutedNotice
{
    internal static void Add(Change change, Selection selection, Agreement agreement)
    {
        (string, string)[] values = [("agreement", AgreementNames.Of(agreement.Kind)), ("cdmo", selection.NameOf(agreement.CdmoId))];
        foreach (var manager in selection.ProjectManagers) change.Mail(MailOrder.Of("agreement_executed", manager, MailLink.Selection(selection.Id), values));
        if (selection.Candidate(agreement.CdmoId)?.ContactPersonId is { } contact)
            change.Mail(MailOrder.Of("agreement_executed", contact, MailLink.Room(agreement.CdmoId), values));
    }
}
