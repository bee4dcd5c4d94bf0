using CdmoFlow.Mail;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>The mail that asks a CDMO for its signature, or for its own text. It names no program: the CDMO is bound to nothing yet.</summary>
internal static class CdaRequest
{
    /// <summary>The mail to a contact.</summary>
    public static MailOrder Order(Selection selection, string contact, Cda cda) => MailOrder.Of(
        "cda_request", contact, MailLink.Room(cda.CdmoId), ("selection", ""), ("cdmo", selection.NameOf(cda.CdmoId)),
        ("theirs", cda.Template == CdaTemplate.Theirs ? "We would like to work with your own text of such an agreement. Please hand it in in your room; we read it and come back to you." : ""),
        ("outside", cda.IsOutside ? cda.Outside ?? "You get the text of the agreement from our project manager; it does not lie in your room." : ""));
}
