using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CdmoFlow.Mail.Templates;

/// <summary>Derives the plain-text part from the HTML fragment, so that both always say the same.</summary>
internal static class PlainText
{
    /// <summary>Paragraphs apart by a blank line, list items with a dash, links with their address on a line of their own.</summary>
    public static string From(string fragment)
    {
        // Control characters in somebody's free text are legal here, though XML itself would refuse them.
        using var reader = XmlReader.Create(new StringReader($"<body>{fragment}</body>"), new XmlReaderSettings { CheckCharacters = false });
        var blocks = XElement.Load(reader).Elements().Select(Block).Where(b => b.Length > 0);
        return string.Join("\n\n", blocks) + "\n";
    }

    private static string Block(XElement element) => element.Name.LocalName switch
    {
        "ul" => string.Join('\n', element.Elements("li").Select(item => "- " + Inline(item))),
        "blockquote" => string.Join('\n', Inline(element).Split('\n').Select(line => "> " + line)),
        "hr" => "--",
        _ => Inline(element),
    };

    private static string Inline(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
            Append(text, node);
        return string.Join('\n', text.ToString().Split('\n').Select(line => line.Trim())).Trim();
    }

    private static void Append(StringBuilder text, XNode node)
    {
        if (node is XText words)
            text.Append(Collapse(words.Value));
        else if (node is XElement { Name.LocalName: "br" })
            text.Append('\n');
        else if (node is XElement { Name.LocalName: "a" } link)
            text.Append(link.Value.Trim()).Append(":\n").Append(link.Attribute("href")?.Value);
        else if (node is XElement inner)
            text.Append(Inline(inner));
    }

    private static string Collapse(string words)
    {
        var joined = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var before = words.Length > 0 && char.IsWhiteSpace(words[0]) ? " " : "";
        var after = words.Length > 1 && char.IsWhiteSpace(words[^1]) ? " " : "";
        return joined.Length == 0 ? before : before + joined + after;
    }
}
