using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Selections;
using CdmoFlow.People;
using CdmoFlow.Records;
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
        var verdict = await desk.DecideAsync(selectionId, visitor.ActingOn(null), client, (selection, _) =>
        {
            document = selection.Find<StoredDocument>(StoredDocument.KeyOf(documentId));
            if (document is null) return Refusal.NotFound("document");
            if (!DocumentAccess.May(visitor, document)) return Refusal.Forbidden("This document was not shared with you.");
            return new Change().Note("document.read", document.RowKey);
        });
        if (verdict.Refusal is { } refusal) return answers.Refused(request, refusal);
        var address = await links.ReadAsync(Containers.Documents, document!.BlobName, document.FileName);
        return request.HasFormContentType ? Results.Redirect(address.ToString()) : Answers.Ok(new ReadingAnswer(address, document.FileName, document.Sha256));
    }
}

/// <summary>Where a file can be read for five minutes.</summary>
public sealed record ReadingAnswer(Uri Address, string FileName, string? Sha256);
