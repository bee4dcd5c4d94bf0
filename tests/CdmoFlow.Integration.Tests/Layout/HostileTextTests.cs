using System.Net;
using AngleSharp.Html.Parser;

namespace CdmoFlow.Integration.Tests.Layout;

[Trait("Category", "Threat")]
public class HostileTextTests(HostileSite site) : IClassFixture<HostileSite>
{
    // What people write most, each of which must have been seen on some page, so that the walk is known to lead past it.
    private static readonly string[] Important = ["answer", "fileName", "name", "program", "rationale", "reason", "sponsor", "text", "visitor", "what"];

    [Fact]
    public async Task XSS_every_text_field_and_file_name_appears_encoded_on_every_page_of_managers_and_rooms()
    {
        List<string> wrong = [];
        HashSet<string> seen = new(StringComparer.Ordinal), answered = new(StringComparer.Ordinal);
        var shown = 0;
        foreach (var (who, pages) in site.Walks())
        {
            using var client = await site.ClientAsync(who);
            foreach (var path in pages)
            {
                using var answer = await client.GetAsync(path);
                var html = await answer.Content.ReadAsStringAsync();
                if ((int)answer.StatusCode >= 500) wrong.Add($"{path} answers {(int)answer.StatusCode}");
                if (answer.StatusCode == HttpStatusCode.OK) shown++;
                wrong.AddRange(Open(html).Select(what => $"{path}: {what}"));
                seen.UnionWith(HostileTexts.Marks(new HtmlParser().ParseDocument(html).Body!.InnerHtml is var body ? WebUtility.HtmlDecode(body) : ""));
                answered.Add($"{(int)answer.StatusCode}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
        Assert.True(shown > 200, $"Only {shown} pages were shown; answers were {string.Join(", ", answered)}.");
        var unseen = site.Turned.Select(Kind).Except(seen.Select(Kind)).ToList();
        Assert.True(!Important.Except(seen).Any() && unseen.Count * 10 <= site.Turned.Count, $"Never shown: {string.Join(", ", Important.Except(seen).Concat(unseen).Order(StringComparer.Ordinal))}");
    }

    // A field for each service is one kind of field.
    private static string Kind(string field) => field.StartsWith("site_", StringComparison.Ordinal) ? "site" : field;

    [Theory]
    [InlineData("<p>\"&gt;&lt;script&gt;pwned(1)&lt;/script&gt;</p>", false)]
    [InlineData("<input value=\"&quot;&gt;&lt;img src=x onerror=pwned(2)&gt;\">", false)]
    [InlineData("<p><script>pwned(1)</script></p>", true)]
    [InlineData("<p><img src=x onerror=pwned(2)></p>", true)]
    [InlineData("<a href=\" JavaScript:pwned(4)\">x</a>", true)]
    [InlineData("<p title=a onclick=b>x</p>", true)]
    [InlineData("<style>pwned</style>", true)]
    public void An_open_page_is_found(string html, bool open) => Assert.Equal(open, Open(html).Any());

    /// <summary>Where a page has become something else than text.</summary>
    internal static IEnumerable<string> Open(string html)
    {
        foreach (var element in new HtmlParser().ParseDocument(html).All)
        {
            if (element.LocalName is "script" or "style" && element.TextContent.Contains(HostileTexts.Call, StringComparison.Ordinal)) yield return $"<{element.LocalName}> holds {element.TextContent}";
            if (element is { LocalName: "img" } && element.GetAttribute("src") == "x") yield return "an <img> of the attack";
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) yield return $"<{element.LocalName} {attribute.Name}>";
                if (attribute.Name is "href" or "src" or "action" or "formaction" or "data" && attribute.Value.Trim().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)) yield return $"<{element.LocalName} {attribute.Name}=\"{attribute.Value}\">";
            }
        }
    }
}
