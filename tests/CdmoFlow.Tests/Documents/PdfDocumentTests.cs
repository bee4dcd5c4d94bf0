using System.Globalization;
using System.Text;
using CdmoFlow.Contracts;
using CdmoFlow.Evaluation;
using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp;
using CdmoFlow.Tests.Scoping;
using CdmoFlow.Web.Documents;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace CdmoFlow.Tests.Documents;

public class PdfDocumentTests
{
    [Fact]
    public void A_document_becomes_a_pdf_whose_text_can_be_read_back_with_accents_and_greek()
    {
        const string Odd = "Ångström, Łódź, Søren, naïve Straße: 5 µg ± 2 %, α-β, ≤ 8 °C, Привет";
        var pages = Read(PdfDocument.Render(new Document("Receipt", "Subtitle", [new Paragraph(Odd)])));

        var page = Assert.Single(pages);
        Assert.Contains(Odd, page, StringComparison.Ordinal);
        Assert.Contains("Page 1 of 1", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_table_breaks_over_pages_repeats_its_head_and_loses_no_row()
    {
        var rows = Enumerable.Range(1, 300).Select(IReadOnlyList<string> (i) => [$"row-{i:000}", "value"]).ToArray();
        var pages = Read(PdfDocument.Render(new Document("Long", "", [new Table("Rows", ["HeadOne", "HeadTwo"], rows)])));

        Assert.True(pages.Count > 5, $"{pages.Count} pages");
        Assert.All(pages, page => Assert.Contains("HeadOne", page, StringComparison.Ordinal));
        var all = string.Concat(pages);
        Assert.All(rows, row => Assert.Contains(row[0], all, StringComparison.Ordinal));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Page {pages.Count} of {pages.Count}"), pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_taller_than_a_page_is_cut_and_nothing_of_it_is_lost()
    {
        var words = string.Join(' ', Enumerable.Range(1, 2500).Select(i => $"w{i}"));
        var pages = Read(PdfDocument.Render(new Document("Tall", "", [new Table("T", ["a", "b"], [["left", words]])])));

        Assert.True(pages.Count > 1, "it takes more than a page");
        var read = string.Join(' ', pages).Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        Assert.All(Enumerable.Range(1, 2500), i => Assert.Contains($"w{i}", read));
    }

    [Fact]
    public void Nothing_is_drawn_outside_the_margins()
    {
        var endless = new string('f', 400);
        var bytes = PdfDocument.Render(new Document(endless, endless,
        [
            new Heading(1, endless), new Paragraph(endless), new Note(endless), new Bullets([endless]), new KeyValues([new KeyValue(endless, endless)]),
            new Table("T", ["a", "SHA-256", "c"], [["name", endless, endless]]),
        ]));

        using var pdf = UglyToad.PdfPig.PdfDocument.Open(bytes);
        var letters = pdf.GetPages().SelectMany(page => page.Letters).ToArray();
        Assert.InRange(letters.Min(letter => letter.BoundingBox.Left), 55, 595);
        Assert.InRange(letters.Max(letter => letter.BoundingBox.Right), 0, 595 - 55);
    }

    public static TheoryData<string> OddTexts() =>
    [
        "", " ", "\n\n\n", "\t", "\0\u0001\u001f", "\uD800", "\uDC00x", "a\u0301\u0300", "武田薬品", "😀 emoji", "\u202Eright to left", "שלום مرحبا",
        new string('x', 5000), string.Concat(Enumerable.Repeat("word ", 5000)),
    ];

    [Theory]
    [MemberData(nameof(OddTexts))]
    public void No_text_is_too_odd_for_any_block(string text)
    {
        var bytes = PdfDocument.Render(new Document(text, text,
        [
            new Heading(1, text), new Paragraph(text), new Note(text), new Bullets([text, text]), new Bullets([]), new KeyValues([new KeyValue(text, text)]),
            new Table(text, [text, "b"], [[text], [text, text], [], [text, text, text]]), new Table("none", ["a"], []),
        ]));

        Assert.Equal("%PDF", Encoding.ASCII.GetString(bytes, 0, 4));
        Assert.NotEmpty(Read(bytes));
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes()
    {
        var document = new Document("Same", "", [new Paragraph("text"), new Table("T", ["a"], [["b"]])]);

        Assert.Equal(PdfDocument.Render(document), PdfDocument.Render(document));
    }

    [Fact]
    public void The_real_documents_of_a_selection_render_with_all_their_words()
    {
        var brief = GoodScoping.Brief();
        var facts = new AgreementFacts(brief, "lks-204-ds", "Bergström Biopharma", "Uppsala", ["Close CAPA 17."]);
        var names = Enumerable.Range(0, 8).ToDictionary(i => $"c{i}", i => $"Company number {i}");
        var ranking = Ranking.Of([.. names.Keys.Select(id => Scorecard.Calculate(
            id, ScoringPass.Proposal, [new EvaluatorScores("p", [.. Criteria.At(ScoringPass.Proposal).Select(c => new ScoreEntry(c.Key, 4, "r"))])], DefaultWeights.Of(brief.OutsourcingModel), []))]);
        Document[] documents =
        [
            RfpDocument.Build(brief, new RfpTerms("lks-204-ds", DateTimeOffset.UnixEpoch.AddYears(57), DateTimeOffset.UnixEpoch.AddYears(57), DefaultWeights.Of(brief.OutsourcingModel))),
            AgreementDocuments.Msa(facts), AgreementDocuments.Sow(facts), AgreementDocuments.QualityAgreement(facts),
            ComparisonDocument.Build("Comparison", ScoringPass.Proposal, ranking, names, new Dictionary<string, CdmoFlow.Rfp.Questions.QuestionDepth>(StringComparer.Ordinal)),
        ];
        foreach (var document in documents)
        {
            var bytes = PdfDocument.Render(document);
            if (Environment.GetEnvironmentVariable("CDMOFLOW_KEEP_PDF") is { Length: > 0 } folder)
            {
                File.WriteAllBytes(Path.Combine(folder, document.Title.Split(':')[0] + ".pdf"), bytes);
                File.WriteAllText(Path.Combine(folder, document.Title.Split(':')[0] + ".html"), HtmlDocument.Render(document));
            }

            var read = Squeeze(string.Concat(Read(bytes)));
            Assert.All(document.Blocks.OfType<Heading>(), heading => Assert.Contains(Squeeze(heading.Text), read, StringComparison.Ordinal));
            Assert.InRange(bytes.Length, 1000, 400_000);
        }
    }

    private static string Squeeze(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static List<string> Read(byte[] bytes)
    {
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(bytes);
        return [.. pdf.GetPages().Select(page => ContentOrderTextExtractor.GetText(page))];
    }
}
