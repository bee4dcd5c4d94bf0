using CdmoFlow.Mail;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>The mail that asks a CDMO for its signature, or for its own text. It names no program: the CDMO is bound to nothing yet.</summary>
internal static class CdaRequest
{
    /// <summary>The mail to a contact.</summary>
    public static MailOrder Order(Selection selection, string cdmoId, string contact, CdaTemplate template) => MailOrder.Of(
        "cda_request", contact, MailLink.Room(cdmoId), ("selection", ""), ("cdmo", selection.NameOf(cdmoId)),
        ("theirs", template == CdaTemplate.Theirs ? "We would like to work with your own text of such an agreement. Please send it to us; we read it and come back to you." : ""));
}
