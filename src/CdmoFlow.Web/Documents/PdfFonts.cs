using SkiaSharp;

namespace CdmoFlow.Web.Documents;

/// <summary>The embedded faces, loaded once: a worker in the cloud has no fonts of its own.</summary>
internal static class PdfFonts
{
    internal static readonly SKTypeface Regular = Load("Roboto-Regular.ttf");
    internal static readonly SKTypeface Bold = Load("Roboto-Bold.ttf");

    /// <summary>A font without hinting, so that measured and drawn widths agree at every size.</summary>
    internal static SKFont Of(PdfStyle style) => new(style.Bold ? Bold : Regular, style.Size)
    {
        Hinting = SKFontHinting.None,
        LinearMetrics = true,
        Subpixel = true,
    };

    private static SKTypeface Load(string file)
    {
        using var stream = typeof(PdfFonts).Assembly.GetManifestResourceStream($"fonts/{file}")
            ?? throw new InvalidOperationException($"The font '{file}' is not embedded.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The font '{file}' cannot be read.");
    }
}

/// <summary>How a line of text looks; sizes in points.</summary>
internal sealed record PdfStyle(float Size, bool Bold, uint Color)
{
    internal const uint Ink = 0xFF1C2430;
    internal const uint Grey = 0xFF4A5667;

    internal static readonly PdfStyle Title = new(20, true, Ink);
    internal static readonly PdfStyle Subtitle = new(10, false, Grey);
    internal static readonly PdfStyle Section = new(14, true, Ink);
    internal static readonly PdfStyle Part = new(11, true, Ink);
    internal static readonly PdfStyle Body = new(10, false, Ink);
    internal static readonly PdfStyle Label = new(10, false, Grey);
    internal static readonly PdfStyle Caption = new(9, false, Grey);
    internal static readonly PdfStyle Footer = new(8, false, Grey);

    /// <summary>From one base line to the next.</summary>
    internal float Leading => Size * 1.4f;
}
