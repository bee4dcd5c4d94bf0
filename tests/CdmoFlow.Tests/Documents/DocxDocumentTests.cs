using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp;
using CdmoFlow.Tests.Rfp.Writing;
using CdmoFlow.Tests.Selections;
using CdmoFlow.Web.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Document = CdmoFlow.Records.Documents.Document;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace CdmoFlow.Tests.Documents;

public class DocxDocumentTests
{
    private static readonly Document Mixed = new("Tïtle", "Subtitle",
    [
        new Heading(1, "One"), new Heading(2, "Part"), new CdmoFlow.Records.Documents.Paragraph("First line\nsecond <line> & more\u0007"), new Note("Take note."),
        new Bullets(["a", "b"]), new KeyValues([new KeyValue("Sponsor", "Larkspur")]),
        new CdmoFlow.Records.Documents.Table("Dates", ["What", "When"], [["Due", "Monday"], ["Short"]]),
        new Difference(TextDifference.Of("The old words stay here", "The new words stay here")),
    ]);

    [Fact]
    public void The_file_opens_again_is_valid_and_says_what_the_document_says_in_the_same_order()
    {
        var document = RfpDocument.Build(GivenWriting.Full(Given.ASelection().Build().State.Brief), new("ref-1", Given.Now.AddDays(28), Given.Now.AddDays(7)) { Files = [new("stability", "study.pdf", 1, "Twelve months.")] });
        foreach (var one in (Document[])[document, Mixed])
        {
            using var file = Open(one, out _);
            Assert.Equal([], new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}"));
            Assert.Equal(Expected(one), Said(file));
        }
    }

    [Fact]
    public void Headings_lists_and_table_heads_are_what_Word_takes_for_such()
    {
        using var file = Open(Mixed, out _);
        var body = file.MainDocumentPart!.Document!.Body!;
        Assert.Equal(["Title", "Subtitle", "Heading1", "Heading2"], body.Elements<Paragraph>().Take(4).Select(StyleOf));
        var styles = file.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<Style>().Select(s => s.StyleId!.Value!).ToHashSet(StringComparer.Ordinal);
        Assert.All(body.Descendants<ParagraphStyleId>(), s => Assert.Contains(s.Val!.Value!, styles));
        Assert.Equal(["a", "b"], body.Elements<Paragraph>().Where(p => StyleOf(p) == "ListBullet").Select(p => p.InnerText));
        var table = body.Elements<Table>().Last();
        Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.Equal([2, 2, 2], table.Elements<TableRow>().Select(r => r.Elements<TableCell>().Count()));
        Assert.Single(body.Descendants<Break>());
    }

    [Fact]
    public void A_difference_is_struck_through_and_underlined_and_no_tracked_change()
    {
        using var file = Open(Mixed, out _);
        var runs = file.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Last().Elements<Run>().ToList();
        Assert.Equal("old", Assert.Single(runs, r => r.RunProperties?.Strike is not null).InnerText.Trim());
        Assert.Equal("new", Assert.Single(runs, r => r.RunProperties?.Underline is not null).InnerText.Trim());
        Assert.Empty(file.MainDocumentPart.Document.Descendants<InsertedRun>());
    }

    [Fact]
    public void The_properties_name_the_product_and_nothing_of_the_machine()
    {
        using var file = Open(Mixed, out var bytes);
        var properties = file.PackageProperties;
        Assert.Equal(("Tïtle", "Subtitle", "CdmoFlow", "CdmoFlow"), (properties.Title, properties.Subject, properties.Creator, properties.LastModifiedBy));
        Assert.Null(file.ExtendedFilePropertiesPart);
        var said = string.Concat(file.GetAllParts().Select(p => p.Uri.ToString()));
        foreach (var secret in new[] { Environment.MachineName, Environment.UserName })
        {
            if (secret.Length > 3) Assert.DoesNotContain(secret, said + properties.Description + properties.Keywords, StringComparison.OrdinalIgnoreCase);
        }

        Assert.True(bytes < 60_000, $"{bytes} bytes");
        Assert.Equal((null, null), (properties.Created, properties.Modified));
        Assert.Equal(DocxDocument.Render(Mixed), DocxDocument.Render(Mixed));
    }

    [Fact]
    public void A_wide_table_turns_the_page()
    {
        var wide = new Document("Wide", "", [new CdmoFlow.Records.Documents.Table("T", [.. Enumerable.Range(1, 9).Select(i => $"c{i}")], [])]);
        using var file = Open(wide, out _);
        Assert.Equal(PageOrientationValues.Landscape, file.MainDocumentPart!.Document!.Body!.Elements<SectionProperties>().Single().GetFirstChild<PageSize>()!.Orient!.Value);
    }

    private static WordprocessingDocument Open(Document document, out int length)
    {
        var bytes = DocxDocument.Render(document);
        length = bytes.Length;
        return WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
    }

    private static string? StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    // What stands in the file, paragraph by paragraph and cell by cell; empty ones are only room.
    private static IEnumerable<string> Said(WordprocessingDocument file) => file.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>()
        .Select(p => string.Concat(p.Descendants().Select(e => e is Break ? "\n" : e is DocumentFormat.OpenXml.Wordprocessing.Text text ? text.Text : ""))).Where(t => t.Length > 0);

    private static IEnumerable<string> Expected(Document document) => ((string[])[document.Title, document.Subtitle]).Concat(document.Blocks.SelectMany(Lines)).Select(t => t.Replace("\u0007", "", StringComparison.Ordinal)).Where(t => t.Length > 0);

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        KeyValues facts => facts.Rows.SelectMany(r => (string[])[r.Label, r.Value]),
        CdmoFlow.Records.Documents.Table table => [table.Caption, .. table.Columns, .. table.Rows.SelectMany(r => r)],
        Difference difference => [string.Concat(difference.Pieces.Select((p, i) => i > 0 && p.Kind == DifferenceKind.Added && difference.Pieces[i - 1].Kind == DifferenceKind.Removed ? $" {p.Text}" : p.Text))],
        _ => DocumentText.Lines(block),
    };
}
