using CdmoFlow.Records;
using CdmoFlow.Records.Documents;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Web.Documents;

namespace CdmoFlow.Functions.Records;

/// <summary>Stores one document in every form that we offer, so that none is forgotten where another is stored.</summary>
internal static class StoredForms
{
    /// <summary>HTML, PDF and DOCX under <c>{id}-html</c>, <c>{id}-pdf</c> and <c>{id}-docx</c>, in this order.</summary>
    public static async Task<IReadOnlyList<StoredDocument>> SaveAsync(this DocumentStore documents, string id, string fileName, Document document, DateTimeOffset now, params IReadOnlyList<string> sharedWith)
    {
        List<StoredDocument> stored = [];
        foreach (var form in DocumentForm.All) stored.Add(await documents.SaveAsync($"{id}-{form.Ending}", $"{fileName}.{form.Ending}", form.ContentType, form.Render(document), now, sharedWith));
        return stored;
    }
}
