using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Selections;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;

namespace CdmoFlow.Functions.Records;

/// <summary>Reading a document: POST, authorise, note the reading in the trail, then a permission of five minutes for this one version.</summary>
public sealed class DocumentEndpoints(Desk desk, SasLinks links, Answers answers)
{
    /// <summary>Answers the address for programs, goes there for people.</summary>
    [Function("ReadDocument")]
    [Api("A short-lived address of one document", Returns = typeof(ReadingAnswer))]
    public async Task<IResult> ReadDocument(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/documents/{documentId}/reading")] HttpRequest request,
        string selectionId,
        string documentId,
        [DurableClient] DurableTaskClient client)
    {
        var visitor = request.SignedIn();
        StoredDocument? document = null;
        var verdict = await desk.DecideAsync(selectionId, visitor.ActingOn(null), client, (selection, now) =>
        {
            document = selection.Find<StoredDocument>(StoredDocument.KeyOf(documentId));
            if (document is null) return Refusal.NotFound("document");
            if (!DocumentAccess.May(visitor, selection, document, now)) return Withheld(visitor, selection, document, now);
            return new Change().Note("document.read", document.RowKey);
        });
        if (verdict.Refusal is { } refusal) return answers.Refused(request, refusal);
        var address = await links.ReadAsync(Containers.Of(document!), document!.BlobName, document.FileName);
        return request.HasFormContentType ? Results.Redirect(address.ToString()) : Answers.Ok(new ReadingAnswer(address, document.FileName, document.Sha256));
    }

    // Whoever has had it shared learns that the agreement is in the way; nobody else learns that there is such a document.
    private static Refusal Withheld(Visitor visitor, Selection selection, StoredDocument document, DateTimeOffset now) =>
        document.SharedWith.Contains(visitor.RoomCdmoId, StringComparer.Ordinal) && Disclosure.Check(selection, visitor.RoomCdmoId!, now) is { } closed ? closed : Refusal.Forbidden("This document was not shared with you.");
}

/// <summary>Where a file can be read for five minutes.</summary>
public sealed record ReadingAnswer(Uri Address, string FileName, string? Sha256);
