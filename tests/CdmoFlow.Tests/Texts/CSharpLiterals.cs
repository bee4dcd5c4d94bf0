namespace CdmoFlow.Tests.Texts;

/// <summary>Finds the ends of things in C# source, and what stands in its strings.</summary>
internal static class CSharpLiterals
{
    /// <summary>The texts of all strings of a piece of source; of an interpolated one what stands between its holes, and what stands in strings within them.</summary>
    public static IEnumerable<string> Of(string source)
    {
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '\'' && i + 2 < source.Length)
            {
                // A character, perhaps a quotation mark.
                i = source.IndexOf('\'', source[i + 1] == '\\' ? i + 3 : i + 2);
                if (i < 0) yield break;
                continue;
            }

            if (source[i] != '"') continue;
            var end = EndOfString(source, i);
            foreach (var text in Parts(source[(i + 1)..(end - 1)], IsInterpolated(source, i))) yield return text;
            i = end - 1;
        }
    }

    /// <summary>Where a bracket closes that opens at an index: the index after it. Brackets within strings do not count.</summary>
    public static int EndOfBracket(string source, int open)
    {
        var depth = 0;
        for (var i = open; i < source.Length; i++)
        {
            if (source[i] == '"') i = EndOfString(source, i) - 1;
            else if (source[i] == '\'' && i + 2 < source.Length && source[i + 2] == '\'') i += 2;
            else if (source[i] is '(' or '[' or '{') depth++;
            else if (source[i] is ')' or ']' or '}' && --depth == 0) return i + 1;
        }

        return source.Length;
    }

    private static int EndOfString(string source, int quote)
    {
        var interpolated = IsInterpolated(source, quote);
        for (var i = quote + 1; i < source.Length; i++)
        {
            if (source[i] == '\\') i++;
            else if (source[i] == '"') return i + 1;
            else if (interpolated && source[i] == '{') i = (i + 1 < source.Length && source[i + 1] == '{' ? i + 2 : EndOfBracket(source, i)) - 1;
        }

        return source.Length;
    }

    private static bool IsInterpolated(string source, int quote) => quote > 0 && source[quote - 1] == '$';

    private static IEnumerable<string> Parts(string text, bool interpolated)
    {
        if (!interpolated) return [text];
        List<string> found = [];
        var said = "";
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '{')
            {
                said += text[i];
                continue;
            }

            var end = EndOfBracket(text, i);
            found.AddRange(Of(text[(i + 1)..(end - 1)]));
            said += ' ';
            i = end - 1;
        }

        return [said, .. found];
    }
}
