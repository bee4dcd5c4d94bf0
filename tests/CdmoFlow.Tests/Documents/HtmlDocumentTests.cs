using CdmoFlow.Records.Documents;
using CdmoFlow.Web.Documents;

namespace CdmoFlow.Tests.Documents;

public class HtmlDocumentTests
{
    private const string Attack = "<script>alert(1)</script>\" onload='x' &amp; \u0000\uD800";

    [Fact, Trait("Category", "Threat")]
    public void XSS_in_a_document_no_text_of_any_block_becomes_markup()
    {
        var html = HtmlDocument.Render(new Document(Attack, Attack,
        [
            new Heading(1, Attack), new Heading(2, Attack), new Paragraph(Attack), new Note(Attack), new Bullets([Attack]),
            new KeyValues([new KeyValue(Attack, Attack)]), new Table(Attack, [Attack, "b"], [[Attack], [Attack, Attack]]),
        ]));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onload='", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\" onload", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("&amp;amp;", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', html);
    }

    [Fact]
    public void The_page_is_complete_and_tells_screen_readers_what_is_what()
    {
        var html = HtmlDocument.Render(new Document("RFP", "Larkspur",
            [new Heading(1, "One"), new Table("Dates", ["What", "When"], [["Due", "Ångström µ ±"]])]));

        Assert.StartsWith("<!doctype html>\n<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.Contains("<title>RFP</title>", html, StringComparison.Ordinal);
        Assert.Contains("<h1>RFP</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<h2>One</h2>", html, StringComparison.Ordinal);
        Assert.Contains("<caption>Dates</caption>", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">When</th>", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Due</th><td>Ångström µ ±</td>", html, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_row_ends_with_empty_cells_and_line_breaks_stay()
    {
        var html = HtmlDocument.Render(new Document("T", "", [new Table("C", ["a", "b", "c"], [["1"]]), new Paragraph("one\r\ntwo")]));

        Assert.Contains("<tr><th scope=\"row\">1</th><td></td><td></td></tr>", html, StringComparison.Ordinal);
        Assert.Contains("<p>one\ntwo</p>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("subtitle\"", html, StringComparison.Ordinal);
    }
}
