using CdmoFlow.Records.Documents;

namespace CdmoFlow.Web.Documents;

/// <summary>Lays a difference out: running text in which removed words are struck through and new ones underlined, readable without colour.</summary>
internal static class PdfDifference
{
    private static readonly PdfStyle Removed = PdfStyle.Body with { Color = 0xFF8C2A2A };
    private static readonly PdfStyle Added = PdfStyle.Body with { Bold = true, Color = 0xFF14532D };

    internal static void Write(PdfFlow flow, Difference difference)
    {
        var x = 0f;
        var before = DifferenceKind.Same;
        flow.Need(PdfStyle.Body.Leading);
        foreach (var (word, kind) in difference.Pieces.SelectMany(p => Words(PlainText.Clean(p.Text)).Select(w => (w, p.Kind))))
        {
            // A little room between what went and what came.
            if (before == DifferenceKind.Removed && kind == DifferenceKind.Added) x += 2;
            before = kind;
            if (word == "\n")
            {
                NewLine();
                continue;
            }

            var style = kind switch { DifferenceKind.Removed => Removed, DifferenceKind.Added => Added, _ => PdfStyle.Body };
            // A word longer than the line is cut, so that nothing runs off the page.
            foreach (var text in string.IsNullOrWhiteSpace(word) ? [word] : PdfWrap.Lines(word, flow.Width, flow.Font(style)))
            {
                var width = flow.Font(style).MeasureText(text);
                if (x > 0 && x + width > flow.Width && !string.IsNullOrWhiteSpace(text)) NewLine();
                Mark(flow, x, text, width, style, kind);
                x += width;
            }
        }

        flow.Advance(PdfStyle.Body.Leading);

        void NewLine()
        {
            flow.Advance(PdfStyle.Body.Leading);
            flow.Need(PdfStyle.Body.Leading);
            x = 0;
        }
    }

    private static void Mark(PdfFlow flow, float x, string text, float width, PdfStyle style, DifferenceKind kind)
    {
        var (left, baseLine) = (PdfFlow.Margin + x, flow.Y + style.Size);
        flow.Mark(new PdfText(left, baseLine, text, style));
        if (kind == DifferenceKind.Removed) flow.Mark(new PdfBox(left, baseLine - (style.Size * 0.32f), width, 0.7f, style.Color));
        if (kind == DifferenceKind.Added) flow.Mark(new PdfBox(left, baseLine + 1.5f, width, 0.7f, style.Color));
    }

    // Words, blanks and line ends, each on its own.
    private static IEnumerable<string> Words(string text)
    {
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not (' ' or '\n')) continue;
            if (i > from) yield return text[from..i];
            yield return text[i].ToString();
            from = i + 1;
        }

        if (from < text.Length) yield return text[from..];
    }
}
