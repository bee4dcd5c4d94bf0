using System.Text;
using SkiaSharp;

namespace CdmoFlow.Web.Documents;

/// <summary>Breaks text into lines of a width: at blanks where possible, inside a word (a digest, an address) where not.</summary>
internal static class PdfWrap
{
    /// <summary>At least one line, even for an empty text; every line break of the text is kept.</summary>
    internal static List<string> Lines(string text, float width, SKFont font)
    {
        var lines = new List<string>();
        foreach (var paragraph in PlainText.Clean(text).Split('\n'))
        {
            var line = new StringBuilder();
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var wider = line.Length == 0 ? word : $"{line} {word}";
                if (font.MeasureText(wider) <= width)
                {
                    line.Clear().Append(wider);
                    continue;
                }

                if (line.Length > 0)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                }

                line.Append(font.MeasureText(word) <= width ? word : BreakWord(word, width, font, lines));
            }

            lines.Add(line.ToString());
        }

        return lines;
    }

    /// <summary>The width of the longest word, which a column should have so that no word is broken.</summary>
    internal static float LongestWord(string text, SKFont font) =>
        PlainText.Clean(text).Split([' ', '\n']).Max(word => font.MeasureText(word));

    /// <summary>Adds full lines of a word and gives back its rest.</summary>
    private static string BreakWord(string word, float width, SKFont font, List<string> lines)
    {
        var part = new StringBuilder();
        var taken = 0f;
        foreach (var rune in word.EnumerateRunes())
        {
            var letter = rune.ToString();
            var advance = font.MeasureText(letter);
            if (part.Length > 0 && taken + advance > width)
            {
                lines.Add(part.ToString());
                part.Clear();
                taken = 0;
            }

            part.Append(letter);
            taken += advance;
        }

        return part.ToString();
    }
}
