using System.Globalization;
using CdmoFlow.Records.Documents;
using SkiaSharp;

namespace CdmoFlow.Web.Documents;

/// <summary>
/// A document as PDF on A4 with page numbers and embedded fonts. Very wide tables turn the pages. Characters outside
/// Latin, Greek and Cyrillic show as boxes; the HTML of the same document, which is also the accessible one, has them.
/// </summary>
public static class PdfDocument
{
    private const int WideTable = 8;

    /// <summary>Renders the bytes of the file. The same document gives the same pages; it needs no font or file of the machine.</summary>
    public static byte[] Render(Document document)
    {
        using var flow = new PdfFlow(document.Blocks.OfType<Table>().Any(table => table.Columns.Count >= WideTable));
        flow.Write(document.Title, PdfStyle.Title);
        if (document.Subtitle.Length > 0)
        {
            flow.Write(document.Subtitle, PdfStyle.Subtitle);
        }

        flow.Gap(10);
        foreach (var block in document.Blocks)
        {
            Write(flow, block);
        }

        return Draw(document, flow);
    }

    private static void Write(PdfFlow flow, Block block)
    {
        switch (block)
        {
            case Heading heading:
                var style = heading.Level <= 1 ? PdfStyle.Section : PdfStyle.Part;
                flow.Gap(heading.Level <= 1 ? 14 : 8);
                // A heading stays with the first lines of what it announces.
                flow.Need(style.Leading + (4 * PdfStyle.Body.Leading));
                flow.Write(heading.Text, style);
                flow.Gap(3);
                break;
            case Paragraph paragraph:
                flow.Write(paragraph.Text, PdfStyle.Body);
                flow.Gap(6);
                break;
            case Difference difference:
                PdfDifference.Write(flow, difference);
                flow.Gap(6);
                break;
            case Note note:
                WriteNote(flow, note);
                break;
            case Bullets bullets:
                foreach (var item in bullets.Items)
                {
                    flow.Need(PdfStyle.Body.Leading);
                    flow.Mark(new PdfText(PdfFlow.Margin + 4, flow.Y + PdfStyle.Body.Size, "•", PdfStyle.Body));
                    flow.Write(item, PdfStyle.Body, indent: 16);
                    flow.Gap(2);
                }

                flow.Gap(4);
                break;
            case KeyValues facts:
                WriteFacts(flow, facts);
                break;
            case Table table:
                PdfTable.Write(flow, table);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "This kind of block has no PDF.");
        }
    }

    private static void WriteNote(PdfFlow flow, Note note)
    {
        flow.Gap(4);
        foreach (var line in PdfWrap.Lines(note.Text, flow.Width - 24, flow.Font(PdfStyle.Body)))
        {
            // The band is drawn line by line, so that a long note may cross a page.
            flow.Need(PdfStyle.Body.Leading);
            flow.Mark(new PdfBox(PdfFlow.Margin, flow.Y - 1, flow.Width, PdfStyle.Body.Leading + 2, 0xFFEEF4FB));
            flow.Mark(new PdfBox(PdfFlow.Margin, flow.Y - 1, 3, PdfStyle.Body.Leading + 2, 0xFF1F5FA8));
            flow.Mark(new PdfText(PdfFlow.Margin + 12, flow.Y + PdfStyle.Body.Size, line, PdfStyle.Body));
            flow.Advance(PdfStyle.Body.Leading);
        }

        flow.Gap(8);
    }

    private static void WriteFacts(PdfFlow flow, KeyValues facts)
    {
        const float LabelWidth = 130;
        foreach (var row in facts.Rows)
        {
            var labels = PdfWrap.Lines(row.Label, LabelWidth - 8, flow.Font(PdfStyle.Label));
            var values = PdfWrap.Lines(row.Value, flow.Width - LabelWidth, flow.Font(PdfStyle.Body));
            for (var i = 0; i < Math.Max(labels.Count, values.Count); i++)
            {
                flow.Need(PdfStyle.Body.Leading);
                var baseLine = flow.Y + PdfStyle.Body.Size;
                if (i < labels.Count)
                {
                    flow.Mark(new PdfText(PdfFlow.Margin, baseLine, labels[i], PdfStyle.Label));
                }

                if (i < values.Count)
                {
                    flow.Mark(new PdfText(PdfFlow.Margin + LabelWidth, baseLine, values[i], PdfStyle.Body));
                }

                flow.Advance(PdfStyle.Body.Leading);
            }

            flow.Gap(2);
        }

        flow.Gap(6);
    }

    private static byte[] Draw(Document document, PdfFlow flow)
    {
        using var stream = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata
        {
            Title = PlainText.Clean(document.Title),
            Subject = PlainText.Clean(document.Subtitle),
            Creator = "CdmoFlow",
            RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
            EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
        }))
        {
            using var paint = new SKPaint { IsAntialias = true };
            var title = PdfWrap.Lines(document.Title, flow.Width - 120, flow.Font(PdfStyle.Footer))[0];
            for (var page = 0; page < flow.Pages.Count; page++)
            {
                var canvas = pdf.BeginPage(flow.PageWidth, flow.PageHeight);
                foreach (var mark in flow.Pages[page])
                {
                    Draw(canvas, mark, flow, paint);
                }

                var baseLine = flow.PageHeight - PdfFlow.Margin;
                var number = string.Create(CultureInfo.InvariantCulture, $"Page {page + 1} of {flow.Pages.Count}");
                var right = flow.PageWidth - PdfFlow.Margin - flow.Font(PdfStyle.Footer).MeasureText(number);
                Draw(canvas, new PdfText(PdfFlow.Margin, baseLine, title, PdfStyle.Footer), flow, paint);
                Draw(canvas, new PdfText(right, baseLine, number, PdfStyle.Footer), flow, paint);
                pdf.EndPage();
            }

            pdf.Close();
        }

        return stream.ToArray();
    }

    private static void Draw(SKCanvas canvas, PdfMark mark, PdfFlow flow, SKPaint paint)
    {
        switch (mark)
        {
            case PdfText { Text.Length: > 0 } text:
                paint.Color = new SKColor(text.Style.Color);
                canvas.DrawText(text.Text, text.X, text.BaseLine, SKTextAlign.Left, flow.Font(text.Style), paint);
                break;
            case PdfBox box:
                paint.Color = new SKColor(box.Color);
                canvas.DrawRect(box.X, box.Y, box.Width, box.Height, paint);
                break;
            default:
                break;
        }
    }
}
