using System.Globalization;
using System.Text;

namespace CdmoFlow.Web.Documents;

/// <summary>Makes any text drawable: what people paste holds tabs, control characters and halves of characters.</summary>
internal static class PlainText
{
    /// <summary>Keeps line breaks, turns tabs into blanks, drops control and direction marks, and replaces broken characters.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                clean.Append('\n');
            }
            else if (rune.Value is '\t' or 0x2028 or 0x2029)
            {
                clean.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
            {
                // EnumerateRunes gives U+FFFD for half a surrogate pair.
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }
}
