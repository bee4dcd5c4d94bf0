using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>Puts a text of the sponsor's into the room of one CDMO and asks its contact for the signature.</summary>
internal static class CdaSending
{
    /// <summary>Adds the sent agreement with its text to a change: the CDMO has a document row of its own, so that none shows who else got the same text.</summary>
    public static Change Share(Change change, Selection selection, Cda cda, StoredDocument text)
    {
        var (sent, document) = With(selection, cda, text);
        change.Put(sent).Put(document).Note("cda.text_shared", sent.RowKey, null, document.Id, $"document {document.Sha256}");
        return Ask(change, selection, sent);
    }

    /// <summary>The agreement under a text, and the document through which its CDMO reads it.</summary>
    public static (Cda Cda, StoredDocument Document) With(Selection selection, Cda cda, StoredDocument text)
    {
        var id = CdaFiles.TextId(cda.CdmoId, CdaFiles.Texts(selection, cda.CdmoId).Count + 1);
        return (cda with { TextDocumentId = id, Outside = null }, CdaFiles.Shared(cda.CdmoId, id, text));
    }

    /// <summary>Adds the mail to the contact, where there is one.</summary>
    public static Change Ask(Change change, Selection selection, Cda sent) =>
        selection.Candidate(sent.CdmoId)?.ContactPersonId is { } contact ? change.Mail(CdaRequest.Order(selection, contact, sent)) : change;
}
