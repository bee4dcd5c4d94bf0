using SkiaSharp;

namespace CdmoFlow.Web.Documents;

/// <summary>Text and rules placed on pages from top to bottom; drawn only at the end, when the number of pages is known.</summary>
internal sealed class PdfFlow : IDisposable
{
    internal const float Margin = 56;
    private const float FooterHeight = 28;

    private readonly Dictionary<PdfStyle, SKFont> fonts = [];

    internal PdfFlow(bool landscape)
    {
        // A4 in points.
        (PageWidth, PageHeight) = landscape ? (842f, 595f) : (595f, 842f);
        NewPage();
    }

    internal float PageWidth { get; }

    internal float PageHeight { get; }

    internal float Width => PageWidth - (2 * Margin);

    /// <summary>Top of what comes next, in points from the top of the page.</summary>
    internal float Y { get; private set; }

    internal float Left => Bottom - Y;

    internal float FullHeight => Bottom - Margin;

    internal List<List<PdfMark>> Pages { get; } = [];

    private float Bottom => PageHeight - Margin - FooterHeight;

    internal SKFont Font(PdfStyle style)
    {
        if (!fonts.TryGetValue(style, out var font))
        {
            fonts.Add(style, font = PdfFonts.Of(style));
        }

        return font;
    }

    internal void NewPage()
    {
        Pages.Add([]);
        Y = Margin;
    }

    /// <summary>Starts a new page unless this much room is left.</summary>
    internal void Need(float height)
    {
        if (Left < height && Y > Margin)
        {
            NewPage();
        }
    }

    /// <summary>Leaves a gap, but never at the top of a page.</summary>
    internal void Gap(float height) => Y += Y > Margin ? height : 0;

    internal void Advance(float height) => Y += height;

    internal void Mark(PdfMark mark) => Pages[^1].Add(mark);

    /// <summary>Running text over as many pages as it takes.</summary>
    internal void Write(string text, PdfStyle style, float indent = 0)
    {
        foreach (var line in PdfWrap.Lines(text, Width - indent, Font(style)))
        {
            Need(style.Leading);
            Mark(new PdfText(Margin + indent, Y + style.Size, line, style));
            Y += style.Leading;
        }
    }

    public void Dispose()
    {
        foreach (var font in fonts.Values)
        {
            font.Dispose();
        }
    }
}

/// <summary>Something to draw on a page.</summary>
internal abstract record PdfMark;

/// <summary>One line of text at its base line.</summary>
internal sealed record PdfText(float X, float BaseLine, string Text, PdfStyle Style) : PdfMark;

/// <summary>A filled area; a thin one is a rule.</summary>
internal sealed record PdfBox(float X, float Y, float Width, float Height, uint Color) : PdfMark;
