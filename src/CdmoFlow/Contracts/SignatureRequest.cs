using CdmoFlow.Mail;
using CdmoFlow.Selections;

namespace CdmoFlow.Contracts;

/// <summary>Asks those whose signature is missing, one mail per person with all their agreements in it.</summary>
internal static class SignatureRequest
{
    internal static void Add(Change change, Selection selection, IReadOnlyList<Agreement> agreements)
    {
        if (selection.State.WinnerId is not { } cdmoId) return;
        var cdmo = selection.NameOf(cdmoId);
        var bySigner = agreements
            .Where(a => !a.IsSignedBy(AgreementSide.Sponsor))
            .SelectMany(a => AgreementSigners.Of(selection, a.Kind).Select(person => (Person: person, a.Kind)))
            .GroupBy(x => x.Person, x => x.Kind, StringComparer.Ordinal);
        foreach (var signer in bySigner)
            change.Mail(MailOrder.Of("agreement_to_sign", signer.Key, MailLink.Selection(selection.Id), ("agreement", AgreementNames.Of(signer)), ("cdmo", cdmo)));

        AgreementKind[] theirs = [.. agreements.Where(a => !a.IsSignedBy(AgreementSide.Cdmo)).Select(a => a.Kind)];
        if (theirs.Length > 0 && selection.Candidate(cdmoId)?.ContactPersonId is { } contact)
            change.Mail(MailOrder.Of("agreement_to_sign", contact, MailLink.Room(cdmoId), ("agreement", AgreementNames.Of(theirs)), ("cdmo", cdmo)));
    }
}
