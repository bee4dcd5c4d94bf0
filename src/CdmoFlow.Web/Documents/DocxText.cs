using CdmoFlow.Records.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace CdmoFlow.Web.Documents;

/// <summary>Running text of a Word file.</summary>
internal static class DocxText
{
    /// <summary>A paragraph; line breaks in the text are kept.</summary>
    internal static Paragraph Paragraph(string text, string? style = null)
    {
        var paragraph = new Paragraph();
        if (style is not null) paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(Run(text));
        return paragraph;
    }

    /// <summary>A run of text of one look.</summary>
    internal static Run Run(string text, RunProperties? look = null)
    {
        var run = new Run();
        if (look is not null) run.Append(look);
        var lines = PlainText.Clean(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) run.Append(new Break());
            run.Append(new WordText(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>A text with what was taken out and what was put in. Marks of the look alone, no tracked changes: nobody can accept or reject what was issued.</summary>
    internal static Paragraph Difference(Difference difference)
    {
        var paragraph = new Paragraph();
        var before = DifferenceKind.Same;
        foreach (var piece in difference.Pieces)
        {
            // A little room between what went and what came.
            if (before == DifferenceKind.Removed && piece.Kind == DifferenceKind.Added) paragraph.Append(Run(" "));
            paragraph.Append(Run(piece.Text, LookOf(piece.Kind)));
            before = piece.Kind;
        }

        return paragraph;
    }

    /// <summary>An empty line: two tables in a row would become one.</summary>
    internal static Paragraph Gap() => new(new ParagraphProperties(new SpacingBetweenLines { After = "60" }));

    private static RunProperties? LookOf(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Removed => new RunProperties(new Strike(), new Color { Val = "8C2A2A" }),
        DifferenceKind.Added => new RunProperties(new Bold(), new Color { Val = "14532D" }, new Underline { Val = UnderlineValues.Single }),
        _ => null,
    };
}
