using CdmoFlow.Records.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Block = CdmoFlow.Records.Documents.Block;
using Table = CdmoFlow.Records.Documents.Table;

namespace CdmoFlow.Web.Documents;

/// <summary>
/// A document as Word file (DOCX), for readers who comment and compare there. Headings are real headings, lists real lists, the heads of tables repeat on every page, and a difference is struck through
/// and underlined. The file names the product as its maker and holds nothing of the machine or of a person.
/// </summary>
public static class DocxDocument
{
    /// <summary>The MIME type of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Renders the bytes of the file.</summary>
    /// <param name="document">The content.</param>
    public static byte[] Render(Records.Documents.Document document)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            file.ChangeIdOfPart(main, "main");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxStyles.All();
            main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = DocxStyles.Bullets();
            var body = new Body(DocxText.Paragraph(document.Title, "Title"));
            if (document.Subtitle.Length > 0) body.Append(DocxText.Paragraph(document.Subtitle, "Subtitle"));
            foreach (var block in document.Blocks) body.Append(Of(block));
            main.AddNewPart<FooterPart>("footer").Footer = FooterOf(document.Title);
            body.Append(DocxStyles.Page(IsWide(document), "footer"));
            main.Document = new DocumentFormat.OpenXml.Wordprocessing.Document(body);
            main.Document.Save();
            DocxProperties.Write(file, document);
        }

        return DocxProperties.WithoutTimes(stream);
    }

    private static bool IsWide(Records.Documents.Document document) => document.Blocks.OfType<Table>().Any(t => t.Columns.Count >= 8);

    private static IEnumerable<OpenXmlElement> Of(Block block) => block switch
    {
        Heading heading => [DocxText.Paragraph(heading.Text, heading.Level <= 1 ? "Heading1" : "Heading2")],
        Records.Documents.Paragraph paragraph => [DocxText.Paragraph(paragraph.Text)],
        Note note => [DocxText.Paragraph(note.Text, "Note")],
        Bullets bullets => bullets.Items.Select(item => DocxText.Paragraph(item, "ListBullet")),
        Difference difference => [DocxText.Difference(difference)],
        KeyValues facts => [DocxTable.Facts(facts), DocxText.Gap()],
        Table table => [DocxText.Paragraph(table.Caption, "Caption"), DocxTable.Of(table), DocxText.Gap()],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "This kind of block has no DOCX."),
    };

    private static Footer FooterOf(string title) => new(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }),
        DocxText.Run($"{title} · "),
        new SimpleField(DocxText.Run("1")) { Instruction = "PAGE" },
        DocxText.Run(" / "),
        new SimpleField(DocxText.Run("1")) { Instruction = "NUMPAGES" }));
}
