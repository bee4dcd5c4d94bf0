using CdmoFlow.Records.Documents;

namespace CdmoFlow.Web.Documents;

/// <summary>Lays a table out: columns as wide as their content asks, the head repeated on every page, rows of any height.</summary>
internal static class PdfTable
{
    private const float Padding = 4;
    private const uint HeadFill = 0xFFF1F4F8;
    private const uint Rule = 0xFFC9D1DC;

    internal static void Write(PdfFlow flow, Table table)
    {
        var size = table.Columns.Count switch { <= 4 => 9f, <= 7 => 8.5f, _ => 7.5f };
        var style = new PdfStyle(size, false, PdfStyle.Ink);
        var head = style with { Bold = true };
        var widths = Widths(flow, table, style, head);
        var headCells = Cells(flow, table.Columns, widths, head);
        var headHeight = Height(headCells, head);

        flow.Gap(8);
        flow.Need(PdfStyle.Caption.Leading + headHeight + (2 * style.Leading) + (2 * Padding));
        flow.Write(table.Caption, PdfStyle.Caption);
        flow.Gap(2);
        // A head that fills much of a page is written once like a row: repeating it would leave no room for rows.
        var repeated = headHeight <= flow.FullHeight / 4;
        if (repeated)
        {
            Head();
        }
        else
        {
            Rows(headCells, head);
        }

        foreach (var row in table.Rows)
        {
            Rows(Cells(flow, row, widths, style), style);
        }

        flow.Gap(8);

        void Rows(List<string>[] cells, PdfStyle look)
        {
            var height = Height(cells, look);
            if (height > flow.Left && height <= flow.FullHeight - (repeated ? headHeight : 0))
            {
                NextPage();
            }

            // A row taller than a page is cut between lines; every page takes at least one, so this ends.
            while (Height(cells, look) > flow.Left && cells.Any(cell => cell.Count > 1))
            {
                var fitting = Math.Max(1, (int)((flow.Left - (2 * Padding)) / look.Leading));
                Row(flow, [.. cells.Select(cell => cell.Take(fitting).ToList())], widths, look);
                cells = [.. cells.Select(cell => cell.Skip(fitting).ToList())];
                NextPage();
            }

            Row(flow, cells, widths, look);
        }

        void Head()
        {
            flow.Mark(new PdfBox(PdfFlow.Margin, flow.Y, widths.Sum(), headHeight, HeadFill));
            Row(flow, headCells, widths, head);
        }

        void NextPage()
        {
            flow.NewPage();
            if (repeated)
            {
                Head();
            }
        }
    }

    private static List<string>[] Cells(PdfFlow flow, IReadOnlyList<string> row, float[] widths, PdfStyle style) =>
    [
        .. widths.Select((width, i) => PdfWrap.Lines(i < row.Count ? row[i] : "", width - (2 * Padding), flow.Font(style))),
    ];

    private static float Height(List<string>[] cells, PdfStyle style) =>
        (cells.Max(cell => cell.Count) * style.Leading) + (2 * Padding);

    private static void Row(PdfFlow flow, List<string>[] cells, float[] widths, PdfStyle style)
    {
        var x = PdfFlow.Margin;
        for (var i = 0; i < cells.Length; i++)
        {
            var baseLine = flow.Y + Padding + style.Size;
            foreach (var line in cells[i])
            {
                flow.Mark(new PdfText(x + Padding, baseLine, line, style));
                baseLine += style.Leading;
            }

            x += widths[i];
        }

        flow.Advance(Height(cells, style));
        flow.Mark(new PdfBox(PdfFlow.Margin, flow.Y, widths.Sum(), 0.5f, Rule));
    }

    /// <summary>Every column gets its longest word if all fit, and shares the rest by how much text it holds.</summary>
    private static float[] Widths(PdfFlow flow, Table table, PdfStyle style, PdfStyle head)
    {
        var count = Math.Max(1, table.Columns.Count);
        var least = new float[count];
        var wanted = new float[count];
        for (var i = 0; i < count; i++)
        {
            var name = i < table.Columns.Count ? table.Columns[i] : "";
            least[i] = PdfWrap.LongestWord(name, flow.Font(head));
            wanted[i] = flow.Font(head).MeasureText(PlainText.Clean(name));
            foreach (var row in table.Rows)
            {
                var cell = i < row.Count ? row[i] : "";
                least[i] = Math.Max(least[i], PdfWrap.LongestWord(cell, flow.Font(style)));
                wanted[i] = Math.Max(wanted[i], flow.Font(style).MeasureText(PlainText.Clean(cell)));
            }

            // One endless word, such as a digest, must not starve the other columns.
            least[i] = Math.Min(least[i], flow.Width / Math.Min(count, 3)) + (2 * Padding) + 1;
            wanted[i] = Math.Max(wanted[i] + (2 * Padding) + 1, least[i]);
        }

        if (least.Sum() >= flow.Width)
        {
            return [.. least.Select(width => width * flow.Width / least.Sum())];
        }

        var spare = flow.Width - least.Sum();
        var asked = wanted.Sum() - least.Sum();
        return asked <= spare
            ? [.. wanted.Select(width => width * flow.Width / wanted.Sum())]
            : [.. least.Select((width, i) => width + (spare * (wanted[i] - width) / asked))];
    }
}
