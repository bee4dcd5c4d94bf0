using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CdmoFlow.Records.Documents;

namespace CdmoFlow.Web.Documents;

/// <summary>A document as one HTML page that needs nothing else: readable by people, screen readers and printers alike.</summary>
public static class HtmlDocument
{
    private const string End = "</main>\n</body>\n</html>\n";

    // Letters of every script stay readable in the source; everything with a meaning in HTML is encoded.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Renders the page; no text of the document can become markup.</summary>
    public static string Render(Document document)
    {
        var html = new StringBuilder(16 * 1024);
        Begin(html, document, "en");
        foreach (var block in document.Blocks)
        {
            Append(html, block);
        }

        return html.Append(End).ToString();
    }

    /// <summary>Writes a page whose content comes piece by piece, so that one of any length costs the memory of its largest piece.</summary>
    /// <param name="target">Gets the page as UTF-8; stays open.</param>
    /// <param name="head">Title and subtitle, and the content that comes first.</param>
    /// <param name="language">Language of the texts, such as <c>de</c>.</param>
    /// <param name="blocks">What follows.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task WriteAsync(Stream target, Document head, string language, IAsyncEnumerable<Block> blocks, CancellationToken cancellationToken = default)
    {
        var html = new StringBuilder(16 * 1024);
        Begin(html, head, language);
        foreach (var block in head.Blocks) Append(html, block);
        await foreach (var block in blocks.WithCancellation(cancellationToken))
        {
            Append(html, block);
            await target.WriteAsync(Encoding.UTF8.GetBytes(html.ToString()), cancellationToken);
            html.Clear();
        }

        await target.WriteAsync(Encoding.UTF8.GetBytes(html.Append(End).ToString()), cancellationToken);
    }

    private static void Begin(StringBuilder html, Document document, string language)
    {
        html.Append("<!doctype html>\n<html lang=\"").Append(Encode(language)).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Append(Encode(document.Title))
            .Append("</title>\n<style>").Append(HtmlStyle.Css).Append("</style>\n</head>\n<body>\n<main>\n<header>\n<h1>")
            .Append(Encode(document.Title)).Append("</h1>\n");
        if (document.Subtitle.Length > 0)
        {
            html.Append("<p class=\"subtitle\">").Append(Encode(document.Subtitle)).Append("</p>\n");
        }

        html.Append("</header>\n");
    }

    private static void Append(StringBuilder html, Block block)
    {
        switch (block)
        {
            case Heading heading:
                // The title is the page's h1, so sections begin at h2.
                var tag = heading.Level <= 1 ? "h2" : "h3";
                html.Append('<').Append(tag).Append('>').Append(Encode(heading.Text)).Append("</").Append(tag).Append(">\n");
                break;
            case Paragraph paragraph:
                html.Append("<p>").Append(Encode(paragraph.Text)).Append("</p>\n");
                break;
            case Difference difference:
                html.Append("<p>");
                foreach (var piece in difference.Pieces)
                {
                    var mark = piece.Kind switch { DifferenceKind.Removed => "del", DifferenceKind.Added => "ins", _ => "span" };
                    html.Append('<').Append(mark).Append('>').Append(Encode(piece.Text)).Append("</").Append(mark).Append('>');
                }

                html.Append("</p>\n");
                break;
            case Note note:
                html.Append("<p class=\"note\" role=\"note\">").Append(Encode(note.Text)).Append("</p>\n");
                break;
            case Bullets bullets:
                html.Append("<ul>\n");
                foreach (var item in bullets.Items)
                {
                    html.Append("<li>").Append(Encode(item)).Append("</li>\n");
                }

                html.Append("</ul>\n");
                break;
            case KeyValues facts:
                html.Append("<dl>\n");
                foreach (var row in facts.Rows)
                {
                    html.Append("<div><dt>").Append(Encode(row.Label)).Append("</dt><dd>").Append(Encode(row.Value)).Append("</dd></div>\n");
                }

                html.Append("</dl>\n");
                break;
            case Table table:
                Append(html, table);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "This kind of block has no HTML.");
        }
    }

    private static void Append(StringBuilder html, Table table)
    {
        // A wide table scrolls in its own region, which the keyboard can reach.
        html.Append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").Append(Encode(table.Caption)).Append("\">\n<table>\n<caption>")
            .Append(Encode(table.Caption)).Append("</caption>\n<thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Append("<th scope=\"col\">").Append(Encode(column)).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < table.Columns.Count; i++)
            {
                var cell = Encode(i < row.Count ? row[i] : "");
                html.Append(i == 0 ? "<th scope=\"row\">" : "<td>").Append(cell).Append(i == 0 ? "</th>" : "</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n</div>\n");
    }

    private static string Encode(string text) => Encoder.Encode(PlainText.Clean(text)).Replace("&#xA;", "\n", StringComparison.Ordinal);
}
