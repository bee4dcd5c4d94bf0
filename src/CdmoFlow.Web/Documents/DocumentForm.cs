using System.Text;
using CdmoFlow.Records.Documents;

namespace CdmoFlow.Web.Documents;

/// <summary>The forms in which a document is stored: to read in the browser, to print, to work with in Word. One content, three files.</summary>
/// <param name="Ending">Ending of the file's name and of the document's id: <c>html</c>, <c>pdf</c> or <c>docx</c>.</param>
/// <param name="ContentType">Its MIME type.</param>
/// <param name="Render">Makes the bytes.</param>
public sealed record DocumentForm(string Ending, string ContentType, Func<Document, byte[]> Render)
{
    /// <summary>One HTML page, the accessible one.</summary>
    public static DocumentForm Html { get; } = new("html", "text/html", document => Encoding.UTF8.GetBytes(HtmlDocument.Render(document)));

    /// <summary>PDF.</summary>
    public static DocumentForm Pdf { get; } = new("pdf", "application/pdf", PdfDocument.Render);

    /// <summary>Word.</summary>
    public static DocumentForm Docx { get; } = new("docx", DocxDocument.ContentType, DocxDocument.Render);

    /// <summary>All of them; wherever one is offered, the others are.</summary>
    public static IReadOnlyList<DocumentForm> All { get; } = [Html, Pdf, Docx];
}
