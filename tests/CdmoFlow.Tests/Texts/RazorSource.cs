using System.Text;
using System.Text.RegularExpressions;

namespace CdmoFlow.Tests.Texts;

/// <summary>Reads the source of a component for words that a reader would see as they stand, in whatever language the page is shown.</summary>
internal static partial class RazorSource
{
    private static readonly string[] Blocks = ["if", "foreach", "for", "while", "switch"];

    /// <summary>Attributes that a reader sees or hears: those of HTML, and those of components that become such.</summary>
    private static readonly string[] Spoken = ["aria-label", "alt", "title", "placeholder", "Title", "Button"];

    /// <summary>Words of a component: between tags, in attributes that are shown or read out, and in strings of expressions and code.</summary>
    public static IReadOnlyList<string> WordsOf(string source)
    {
        var bare = Comment().Replace(source, "");
        var code = bare.IndexOf("@code", StringComparison.Ordinal);
        List<string> words = [.. code < 0 ? [] : ProseOf(bare[code..])];
        var markup = Statement().Replace(Expressions(Directive().Replace(code < 0 ? bare : bare[..code], ""), words), "");
        foreach (Match tag in Tag().Matches(markup))
            words.AddRange(Attribute().Matches(tag.Value).Where(IsSpoken).Select(a => a.Groups["value"].Value));
        words.AddRange(Tag().Replace(markup, "\n").Split('\n'));
        return [.. words.Select(w => Entity().Replace(w, "").Trim()).Where(w => w.Any(char.IsLetter))];
    }

    /// <summary>Strings of C# source that read like words for people: two words, or one with a capital letter. Keys of texts, formats and messages of exceptions do not.</summary>
    public static IEnumerable<string> ProseOf(string code) =>
        CSharpLiterals.Of(Silent().Replace(code, "")).Where(s => !TextKey().IsMatch(s) && Prose().IsMatch(s));

    private static bool IsSpoken(Match attribute) =>
        Spoken.Contains(attribute.Groups["name"].Value, StringComparer.Ordinal) || attribute.Groups["name"].Value.StartsWith("data-text", StringComparison.Ordinal);

    // Takes the expressions out of the markup; what is said by strings within those that are shown goes to the words.
    private static string Expressions(string markup, List<string> words)
    {
        var rest = new StringBuilder();
        for (var i = 0; i < markup.Length; i++)
        {
            if (markup[i] != '@')
            {
                rest.Append(markup[i]);
                continue;
            }

            var end = EndOf(markup, i + 1, out var shown);
            var attribute = OpenAttribute().Match(rest.ToString()[(rest.ToString().LastIndexOf('<') + 1)..]);
            var expression = markup[(i + 1)..end];
            if (!shown) words.AddRange(ProseOf(expression));
            else if (!attribute.Success || IsSpoken(attribute))
                words.AddRange(CSharpLiterals.Of(Format().Replace(expression, "")).Where(s => !TextKey().IsMatch(s)));
            i = end - 1;
        }

        return rest.ToString();
    }

    private static int EndOf(string markup, int start, out bool shown)
    {
        shown = markup[start] != '{';
        if (markup[start] is '(' or '{') return CSharpLiterals.EndOfBracket(markup, start);
        var name = Name().Match(markup, start).Value;
        if (Blocks.Contains(name, StringComparer.Ordinal))
        {
            shown = false;
            return CSharpLiterals.EndOfBracket(markup, markup.IndexOf('(', start));
        }

        var end = start + name.Length;
        while (end < markup.Length)
        {
            if (markup[end] is '(' or '[') end = CSharpLiterals.EndOfBracket(markup, end);
            else if (Member().Match(markup, end) is { Success: true } member) end += member.Length;
            else break;
        }

        return end;
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@(namespace|using|inherits|inject|typeparam|implements) .*$|<!DOCTYPE html>", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Directive();

    [GeneratedRegex("<([^<>\"]|\"[^\"]*\")*>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("(?<name>[A-Za-z-]+)=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Attribute();

    [GeneratedRegex("(?<name>[A-Za-z-]+)=\"[^\"]*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpenAttribute();

    // Statements of C# that stand between markup without a sign of their own.
    [GeneratedRegex(@"^\s*(else( if \(.*)?|(if|foreach|switch) \(.*|case [^<]*:|default:|(var|break|continue)\b.*;)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Statement();

    // Formats, and the keys by which words are looked up.
    [GeneratedRegex(@"\.ToString\(""[^""]*""|Words\.Of\(""[^""]*""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Format();

    [GeneratedRegex(@"^\s*//.*$|throw new [^;]*;|\.ToString\(""[^""]*""", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Silent();

    [GeneratedRegex("^[A-Z][A-Za-z]*_ ?[A-Za-z0-9_ ]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TextKey();

    [GeneratedRegex(@"\p{L}{2,} +\p{L}{2,}|^\p{Lu}\p{Ll}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Prose();

    [GeneratedRegex("&[#a-z0-9]+;", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entity();

    [GeneratedRegex(@"\G\w+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\G[!?]?\.[A-Za-z_]\w*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Member();
}
