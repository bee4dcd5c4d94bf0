using CdmoFlow.Selections;

namespace CdmoFlow.Records;

/// <summary>The files of one rendered document: the same content in every form that is offered, under ids that differ in their ending alone.</summary>
public static class RenderedForms
{
    /// <summary>The PDF: what is signed, and the one whose hash the trail names.</summary>
    public static StoredDocument Pdf(IReadOnlyList<StoredDocument> forms) => forms.First(d => d.Id.EndsWith("-pdf", StringComparison.Ordinal));

    /// <summary>Keeps them and notes it.</summary>
    public static Change Stored(IReadOnlyList<StoredDocument> forms, string action)
    {
        var pdf = Pdf(forms);
        return new Change().PutAll(forms).Note(action, pdf.RowKey, null, pdf.Sha256);
    }

    /// <summary>True for the PDF itself and for every other form of it; an id that is no rendered PDF's is alone.</summary>
    public static bool AreOfOne(string pdfId, string otherId) =>
        pdfId == otherId || (pdfId.EndsWith("-pdf", StringComparison.Ordinal) && otherId.StartsWith(pdfId[..^"pdf".Length], StringComparison.Ordinal) && !otherId[(pdfId.Length - "pdf".Length)..].Contains('-', StringComparison.Ordinal));
}
